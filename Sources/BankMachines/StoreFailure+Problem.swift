public import API
import HTTPServer
public import ManyMachines

/// The answer to the client, which may repeat some requests in a moment. The advice is for
/// operators.
extension StoreFailure: ProblemConvertible {
  public var problem: Problem {
    switch kind {
    case .unstorable:
      Problem(status: .unprocessableContent, "nothing was recorded: the database can't store this")
    case .misconfigured, .other:
      Problem(status: .internalServerError, "an unexpected error; it was logged")
    case .conflict, .retry, .reconnect, .serverTrouble: .databaseUnavailable
    }
  }
}

extension StoreUnavailable: ProblemConvertible {
  public var problem: Problem { .databaseUnavailable }
}

extension PrimaryNotFound: ProblemConvertible {
  public var problem: Problem { .databaseUnavailable }
}

extension Problem {
  /// Nothing was recorded, and the same request may succeed in a moment.
  static let databaseUnavailable = Problem(
    status: .serviceUnavailable, "the database is not available, and nothing was recorded",
    headers: [.init(.retryAfter, "1")])
}
