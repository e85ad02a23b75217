/// A stage cannot be built or tested: it needs a library that was not found on this machine.
struct MissingLibrary: Error, Equatable, CustomStringConvertible {
  let library: SystemLibrary
  /// The first stage that needs it.
  let stage: Int
  /// The command that installs it, where that is known.
  let installation: Installation?

  var description: String {
    (["Stage \(stage) needs \(library.name), and \(lack) on this machine."] + way + exceptions)
      .joined(separator: "\n")
  }

  private var lack: String {
    switch library.need {
    case .header(let header, _): "its header \(header) is not"
    case .programs(let programs, _):
      "its programs \(programs.joined(separator: " and ")) are not"
    }
  }

  private var way: [String] {
    if let installation { return ["This installs it:", "", "    \(installation.command)", ""] }
    let packages = [
      library.debianPackage.map { "on Debian: \($0)" },
      library.homebrewPackage.map { "with Homebrew: \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    return [
      "Install it with your system's package manager. It has to bring \(library.need)"
        + (packages.isEmpty ? "." : " (\(packages))."),
      unusualFolder,
    ]
  }

  private var unusualFolder: String {
    switch library.need {
    case .header: "If the header is in an unusual folder, add that folder to CPATH."
    case .programs: "If the programs are in an unusual folder, add that folder to PATH."
    }
  }

  private var exceptions: [String] {
    switch stage {
    case 1: []
    case 2: ["Stage 1 works without it."]
    default: ["Stages 1 to \(stage - 1) work without it."]
    }
  }
}

/// A missing library is still missing, so the command did nothing.
enum NotInstalled: Error, Equatable, CustomStringConvertible {
  case declined
  case failed(Installation, status: Int32)
  case notFound(SystemLibrary)

  var description: String {
    switch self {
    case .declined:
      "Nothing was installed."
    case .failed(let installation, let status):
      "The installation failed: `\(installation.command)` ended with status \(status).\n"
        + "Its output above says why."
        + (installation.isRoot ? "" : "\nWithout sudo, run the same command as root.")
    case .notFound(let library):
      switch library.need {
      case .header(let header, _):
        "The installation succeeded, but the compiler still can't find \(header)."
      case .programs:
        "The installation succeeded, but \(library.need) are still not to be found."
      }
    }
  }
}
