/// Why there is no connection to PostgreSQL; nothing has been sent to it.
public enum PostgresUnavailable: Error, Hashable {
  /// This machine lacks libpq, or has one that is too old.
  case libraryMissing(reason: String)
  /// The host can't be reached, or the server refuses the connection.
  ///
  /// `code` is the server's SQLSTATE, such as `28P01` for a wrong password, `3D000` for a missing
  /// database and `57P03` while it starts; it is `nil` when no server has answered.
  case refused(PostgresHost, code: String?, reason: String)
  case noAnswer(PostgresHost, within: Duration)
  /// The task was cancelled.
  case cancelled(PostgresHost)
}

extension PostgresUnavailable: CustomStringConvertible {
  public var description: String {
    switch self {
    case .libraryMissing: reason
    case .refused(let host, _, _), .noAnswer(let host, _):
      "PostgreSQL at \(host) is not available: \(reason)"
    case .cancelled(let host): "the task that was connecting to \(host) was cancelled"
    }
  }

  /// What happened, for a sentence that names the host.
  public var reason: String {
    switch self {
    case .libraryMissing(let reason): reason
    case .refused(_, let code, let reason): reason + (code.map { " (SQLSTATE \($0))" } ?? "")
    case .noAnswer(_, let timeout): "no answer within \(timeout)"
    case .cancelled: "the task was cancelled"
    }
  }
}

extension PostgresUnavailable {
  /// Reads libpq's message, whose verbose form names the code of the server's error.
  init(_ host: PostgresHost, message: String) {
    let code = message.firstMatch(of: #/: {2}([0-9A-Z]{5}): /#).map { String($0.1) }
    let text = message.replacing(#/\n[^\n]*: +\w+, \w+\.c:\d+/#, with: "")
      .replacing(#/: {2}[0-9A-Z]{5}: /#, with: ": ")
    let lines = text.split(separator: "\n").map { $0.drop { $0.isWhitespace } }
    self = .refused(
      host, code: code, reason: lines.isEmpty ? "out of memory" : lines.joined(separator: "; "))
  }
}
