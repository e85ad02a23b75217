/// The parsed arguments of this program.
enum Request {
  case show(path: String?)
  case clerk(path: String, limit: Duration?)
  case help

  static let usage = """
    usage: [SNAPSHOT_THRESHOLD=number] swift run Chapter5 [FILE]
           swift run Chapter5 --clerk FILE [--for SECONDS]
    """

  /// Parses the arguments; `nil` when they are invalid.
  init?(_ arguments: [String]) {
    let words = arguments.map { $0.hasPrefix("--") || $0.isEmpty ? $0 : "WORD" }
    switch words {
    case []: self = .show(path: nil)
    case ["WORD"]: self = .show(path: arguments[0])
    case ["--clerk", "WORD"]: self = .clerk(path: arguments[1], limit: nil)
    case ["--clerk", "WORD", "--for", "WORD"]:
      guard let seconds = UInt16(arguments[3]) else { return nil }
      self = .clerk(path: arguments[1], limit: .seconds(Int(seconds)))
    case ["--help"]: self = .help
    default: return nil
    }
  }
}
