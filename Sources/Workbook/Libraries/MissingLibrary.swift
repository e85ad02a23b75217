/// A stage cannot be built: it needs a library that was not found on this machine.
struct MissingLibrary: Error, Equatable, CustomStringConvertible {
  let library: SystemLibrary
  /// The first stage that needs it.
  let stage: Int
  /// The command that installs it, where that is known.
  let installation: Installation?

  var description: String {
    let what =
      "Stage \(stage) is built on \(library.name), whose header \(library.header) was not found "
      + "on this machine."
    return ([what] + way + exceptions).joined(separator: "\n")
  }

  private var way: [String] {
    if let installation { return ["This installs it:", "", "    \(installation.command)", ""] }
    let debian = library.debianPackage.map { ", which Debian calls \($0)" } ?? ""
    return [
      "Install it as your system does: what is needed is the header \(library.header) and the "
        + "library \(library.binary)\(debian).",
      "If the header is in a folder of its own, name that folder in CPATH.",
    ]
  }

  private var exceptions: [String] {
    switch stage {
    case 1: []
    case 2: ["Stage 1 goes without it."]
    default: ["Stages 1 to \(stage - 1) go without it."]
    }
  }
}

/// A missing library is still missing; nothing of what was asked for has been done.
enum NotInstalled: Error, Equatable, CustomStringConvertible {
  case declined
  case failed(Installation, status: Int32)
  case notFound(SystemLibrary)

  var description: String {
    switch self {
    case .declined:
      "Nothing was installed."
    case .failed(let installation, let status):
      "It is not installed: `\(installation.command)` ended with status \(status).\n"
        + "What it printed above says why."
        + (installation.isRoot ? "" : "\nSomebody who may not use sudo runs it as root without it.")
    case .notFound(let library):
      "The installation ended well, and still there is no \(library.header) where the compiler looks."
    }
  }
}
