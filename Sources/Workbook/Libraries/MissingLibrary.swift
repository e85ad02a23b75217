/// A stage cannot be built: it needs a library that was not found on this machine.
struct MissingLibrary: Error, Equatable, CustomStringConvertible {
  let library: SystemLibrary
  /// The first stage that needs it.
  let stage: Int
  /// The command that installs it, where that is known.
  let installation: Installation?

  var description: String {
    let what =
      "Stage \(stage) needs \(library.name), and its header \(library.header) is not on this machine."
    return ([what] + way + exceptions).joined(separator: "\n")
  }

  private var way: [String] {
    if let installation { return ["This installs it:", "", "    \(installation.command)", ""] }
    let debian = library.debianPackage.map { " (on Debian: \($0))" } ?? ""
    return [
      "Install it with your system's package manager. It has to bring the header \(library.header) and "
        + "the library \(library.binary)\(debian).",
      "If the header is in an unusual folder, add that folder to CPATH.",
    ]
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
      "The installation succeeded, but the compiler still can't find \(library.header)."
    }
  }
}
