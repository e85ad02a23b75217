import CommandHandlers
import EventSourcing
import HTTPServer
import ReadModels

extension Problem {
  /// The problem for `error` over HTTP.
  ///
  /// An unexpected error becomes 500. Its text is for the operators: to clients it is useless, and
  /// to attackers it is helpful.
  public init(_ error: any Error) {
    // BEGIN EXERCISE 6.3
    // starter: // Some errors know their problem. What about the rest?
    // starter: self.init(status: .internalServerError, "\(error)")
    switch error {
    case let problem as Problem: self = problem
    case let error as any ProblemConvertible: self = error.problem
    case let error as InvalidRequest:
      self.init(.invalidRequest, error.description, field: error.field)
    case let error as UnsupportedMediaType:
      self.init(.unsupportedMediaType, error.description, field: "Content-Type")
    case let error as StaleVersion: self.init(.preconditionFailed, error.description)
    case let error as CommandIDTaken: self.init(.idempotencyKeyReused, error.description)
    case let error as VersionConflict: self.init(.busy, error.description)
    case let error as ReadModelBehind: self.init(.readModelBehind, error.description)
    case let error as RoutingError: self.init(error)
    default:
      self.init(status: .internalServerError, "an unexpected error; it was logged")
    }
    // END EXERCISE 6.3
  }

  private init(_ error: RoutingError) {
    switch error {
    case .unknownPath: self.init(status: .notFound, error.description)
    case .methodNotAllowed(_, let allowed):
      let methods = allowed.map(\.rawValue).joined(separator: ", ")
      self.init(
        status: .methodNotAllowed, error.description, headers: [.init(.allow, methods)])
    }
  }
}
