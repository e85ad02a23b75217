import CommandHandlers
import EventSourcing
import HTTPServer
import ReadModels

extension Problem {
  /// The problem that `error` is over HTTP.
  ///
  /// An error that nobody has thought of is answered with 500. What it says is for those who mend
  /// it: outside it helps nobody but burglars.
  public init(_ error: any Error) {
    // BEGIN EXERCISE 6.3
    // starter: // Some errors say themselves what they are. What about the rest?
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
      self.init(status: .internalServerError, "something went wrong here; it was written down")
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
