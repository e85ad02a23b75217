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
    // Some errors know their problem. What about the rest?
    self.init(status: .internalServerError, "\(error)")
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
