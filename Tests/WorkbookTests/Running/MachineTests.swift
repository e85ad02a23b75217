import Foundation
import Testing

@testable import workbook

@Suite("The companion: missing system libraries")
struct MachineTests {
  private let folder: TemporaryPackage
  private let stages = [1, 2].map { number in
    Stage(
      number: number, name: "S\(number)", title: "S\(number)",
      exercises: [
        Exercise(id: ExerciseID(stage: number, number: 1), title: "", text: "", hints: [])
      ])
  }

  /// Stage 2 needs Echo; there are a header and an installer for those who look there.
  init() throws {
    folder = try TemporaryPackage([
      "Package.swift": ".systemLibrary(name: \"CEcho\", providers: [.apt([\"libecho-dev\"])])",
      "Sources/CEcho/module.modulemap": "module CEcho { header \"shim.h\" link \"echo\" }",
      "Sources/CEcho/shim.h": "#include <echo.h>",
      "Solutions/1-S1/A.swift": "import Foundation",
      "Solutions/2-S2/A.swift": "import CEcho",
      "headers/echo.h": "", "programs/apt-get": "",
    ])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: path("programs/apt-get"))
  }

  private func path(_ name: String) -> String { folder.package.url(name).path }

  private func session(
    _ environment: [String: String] = [:], isRoot: Bool = false, systemFolders: [String]? = []
  ) -> Session {
    Session(
      package: folder.package, road: Road(package: folder.package, stages: stages),
      machine: Machine(
        environment: environment, isRoot: isRoot, systemFolders: systemFolders),
      terminal: Terminal(isInteractive: false, environment: [:], width: nil))
  }

  @Test("The stages before the one that needs a library work without it")
  func earlierStages() throws {
    #expect(try session().missingLibrary(for: 1) == nil)
    #expect(try session().missingLibrary(for: 2)?.stage == 2)
    #expect(try session().missingLibrary(for: 3)?.stage == 2)
  }

  @Test("A header is found where the compiler finds it", arguments: ["CPATH", "C_INCLUDE_PATH"])
  func folders(variable: String) throws {
    let headers = path("headers")
    #expect(try session([variable: "/nowhere:\(headers)"]).missingLibrary(for: 2) == nil)
    #expect(try session(systemFolders: ["/nowhere", headers]).missingLibrary(for: 2) == nil)
    #expect(try session([variable: "/nowhere"]).missingLibrary(for: 2) != nil)
  }

  @Test("If the headers come with the compiler, none is missing")
  func sdk() throws {
    #expect(try session(systemFolders: nil).missingLibrary(for: 2) == nil)
  }

  @Test(
    "The message has the right command for the current user",
    arguments: [(true, ""), (false, "sudo ")])
  func command(isRoot: Bool, prefix: String) throws {
    let session = session(["PATH": "/nowhere:\(path("programs"))"], isRoot: isRoot)
    let message = try #require(try session.missingLibrary(for: 2)).description
    #expect(message.hasPrefix("Stage 2 needs Echo, and its header echo.h is not on this machine."))
    #expect(message.lines.contains("    \(prefix)apt-get install -y libecho-dev"))
    #expect(message.hasSuffix("Stage 1 works without it."))
  }

  @Test("Without apt-get, the message has the header, the library and Debian's name for them")
  func noInstaller() throws {
    let message = try #require(try session().missingLibrary(for: 2)).description
    for words in ["the header echo.h", "the library libecho", "on Debian: libecho-dev", "CPATH"] {
      #expect(message.contains(words))
    }
    #expect(!message.contains("apt-get"))
  }

  /// A stage 2 that needs the programs `served` and `server` instead, which are in version 3 alone.
  private func sessionWithPrograms(
    _ environment: [String: String] = [:], versions: String = "nowhere/*"
  ) throws -> Session {
    let folders = path(versions)
    let files = [
      "Package.swift": """
      .systemLibrary(
        name: "CServer", providers: [.apt(["server"]), .brew(["server@3"])])
      """,
      "Sources/CServer/module.modulemap": "module CServer { header \"server.h\" }",
      "Sources/CServer/server.h": """
      #define CSERVER_PROGRAMS "served:server"
      #define CSERVER_PROGRAM_FOLDERS "/nowhere/bin:\(folders)"
      """,
      "Solutions/2-S2/A.swift": "import CServer",
      "versions/2/served": "", "versions/3/served": "", "versions/3/server": "",
    ]
    for (name, text) in files { try folder.write(text, to: name) }
    for program in ["2/served", "3/served", "3/server"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: path("versions/\(program)"))
    }
    // A Mac has headers, but no programs.
    return session(environment, systemFolders: nil)
  }

  @Test("Programs are found in PATH, and where the header says, and only together")
  func programs() throws {
    #expect(try sessionWithPrograms().missingLibrary(for: 2) != nil)
    #expect(try sessionWithPrograms(["PATH": path("versions/2")]).missingLibrary(for: 2) != nil)
    #expect(try sessionWithPrograms(["PATH": path("versions/3")]).missingLibrary(for: 2) == nil)
    #expect(try sessionWithPrograms(versions: "versions/2*").missingLibrary(for: 2) != nil)
    #expect(try sessionWithPrograms(versions: "versions/*").missingLibrary(for: 2) == nil)
  }

  @Test("The message about missing programs names them, and the package")
  func messageAboutPrograms() throws {
    let missing = try #require(try sessionWithPrograms().missingLibrary(for: 2)).description
    #expect(
      missing.hasPrefix(
        "Stage 2 needs Server, and its programs served and server are not on this machine."))
    #expect(missing.contains("on Debian: server, with Homebrew: server@3"))
    #expect(missing.contains("add that folder to PATH"))
    let debian = try sessionWithPrograms(["PATH": path("programs")]).missingLibrary(for: 2)
    #expect(debian?.installation?.command == "sudo apt-get install -y server")
  }

  @Test(
    "Every command that would build the stage throws before the build",
    arguments: [Command.check([.everything]), .check([.stage(2)]), .verify(.everything)])
  func thrown(command: Command) async throws {
    let session = session(["PATH": path("programs")])
    let missing = try #require(try session.missingLibrary(for: 2))
    await #expect(throws: missing) { try await session.perform(command) }
    #expect(!FileManager.default.fileExists(atPath: path(".build")))
  }
}
