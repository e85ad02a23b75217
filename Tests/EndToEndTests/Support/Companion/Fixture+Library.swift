import Foundation

extension Fixture {
  /// The header of a library that no machine has, and that stage 2 of ``onLibrary()`` needs.
  static let header = "workbook-echo.h"

  /// A workbook whose second stage is built on a library of the system.
  static func onLibrary() throws -> Fixture {
    try Fixture(changing: [
      "Package.swift": files["Package.swift"]?
        .replacing(
          "  targets: [\n",
          with: """
              targets: (length < 2 ? [] : [
                .systemLibrary(name: "CEcho", providers: [.apt(["libecho-dev"])]),
              ]) + [

            """
        )
        .replacing(
          "dependencies: [\"Vocabulary\"]",
          with: "dependencies: [\"Vocabulary\"] + (number < 2 ? [] : [\"CEcho\"])"),
      "Sources/CEcho/module.modulemap":
        "module CEcho [system] {\n  header \"shim.h\"\n  link \"m\"\n  export *\n}\n",
      "Sources/CEcho/shim.h": "#include <\(header)>\n",
      "Solutions/2-Phrases/Phrases.swift": "import CEcho\n" + phrasesSolution,
      phrases: "import CEcho\n" + starters(of: phrasesSolution),
    ])
  }

  /// Puts an installer in front of the real one; `script` is what it does.
  ///
  /// Returns the words before a command that let it find the installer and what that installs.
  func installer(doing script: String) throws -> String {
    let programs = ["apt-get": "echo \"installer: $*\"\n\(script)", "sudo": "exec \"$@\""]
    for (name, text) in programs {
      try write("#!/bin/sh\n\(text)\n", to: "programs/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: url("programs/\(name)").path)
    }
    let headers = url("headers")
    try FileManager.default.createDirectory(at: headers, withIntermediateDirectories: true)
    return "PATH=\(url("programs").path):$PATH CPATH=\(headers.path)"
  }
}
