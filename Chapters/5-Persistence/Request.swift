import Persistence

/// The parsed arguments of this program.
enum Request {
  case show(path: String?)
  case clerk(path: String, limit: Duration?)
  case verify(Verification)
  case help

  static let usage = """
    usage: [SNAPSHOT_THRESHOLD=number] swift run Chapter5 [FILE]
           swift run Chapter5 --clerk FILE [--for SECONDS]
           swift run Chapter5 --verify [FILE] [--head HASH]
    HASH is a head that --verify has printed before: 64 hexadecimal digits.
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
    case ["--verify"]: self.init(verifying: Verification.servedFile)
    case ["--verify", "WORD"]: self.init(verifying: arguments[1])
    case ["--verify", "--head", "WORD"]:
      self.init(verifying: Verification.servedFile, head: arguments[2])
    case ["--verify", "WORD", "--head", "WORD"]:
      self.init(verifying: arguments[1], head: arguments[3])
    case ["--help"]: self = .help
    default: return nil
    }
  }

  private init(verifying path: String) {
    self = .verify(Verification(path: path, notedHead: nil))
  }

  /// `nil` when `head` is not a hash.
  private init?(verifying path: String, head: String) {
    guard let hash = EventHash(head) else { return nil }
    self = .verify(Verification(path: path, notedHead: hash))
  }
}
