import Postgres

/// No PostgreSQL server could be asked. Nothing was stored; try again later.
public struct StoreUnavailable: Error, Hashable {
  /// What happened, for the operators.
  public let reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

extension StoreUnavailable: CustomStringConvertible {
  public var description: String { "nothing was stored: \(reason)" }
}

extension StoreUnavailable {
  /// The error to throw when `error` kept a session from being opened or prepared: what the server has
  /// said, or else that no server answers.
  static func reason(for error: any Error) -> any Error {
    switch error {
    case let error as PostgresError:
      StoreFailure(error)
    case PostgresUnavailable.refused(_, let code?, _):
      StoreFailure(PostgresError(code: code, message: "\(error)"))
    default:
      StoreUnavailable(reason: "\(error)")
    }
  }
}
