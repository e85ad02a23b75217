public import CommandHandlers
import EventSourcing
public import Events
import HTTPServer
public import ReadModels

extension Problem {
  /// What a refusal of an account is over HTTP.
  public init(_ refusal: Account.Rejection) {
    // BEGIN EXERCISE 6.3
    // A kind for each rule. The rule knows its own words: `refusal.description`.
    self.init(.invalidRequest, "refused")
    // END EXERCISE 6.3
  }

  /// What a refusal of a user is over HTTP.
  public init(_ refusal: User.Rejection) {
    switch refusal {
    case .unknownUser: self.init(.unknownUser, refusal.description)
    case .alreadyRegistered: self.init(.alreadyRegistered, refusal.description)
    case .nameEmpty(let part), .nameTooLong(let part, _):
      self.init(.invalidName, refusal.description, field: "\(part.rawValue)_name")
    }
  }

  /// What a query without an answer is over HTTP.
  public init(_ error: QueryError) {
    switch error {
    case .unknownAccount: self.init(.unknownAccount, error.description)
    case .unknownUser: self.init(.unknownUser, error.description)
    case .limit: self.init(.invalidRequest, error.description, field: "limit")
    }
  }

  /// What `error` is over HTTP.
  ///
  /// An error that nobody has thought of is answered with 500. What it says is for those who mend
  /// it: outside it helps nobody but burglars.
  public init(_ error: any Error) {
    // BEGIN EXERCISE 6.3
    // The inits above know three families of errors. What about the rest?
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
