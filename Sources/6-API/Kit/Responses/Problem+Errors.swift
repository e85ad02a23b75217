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
    // Some errors say themselves what they are. What about the rest?
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
