public import CommandHandlers
import EventSourcing
public import Events
import HTTPServer
public import ReadModels

extension Problem {
  /// What a refusal of an account is over HTTP.
  public init(_ refusal: Account.Rejection) {
    // BEGIN EXERCISE 6.3
    // starter: // A kind for each rule. The rule knows its own words: `refusal.description`.
    // starter: self.init(.invalidRequest, "refused")
    let kind: Kind =
      switch refusal {
      case .unknownAccount: .unknownAccount
      case .accountClosed: .accountClosed
      case .amountNotPositive: .amountNotPositive
      case .insufficientFunds: .insufficientFunds
      case .balanceTooLarge: .balanceTooLarge
      case .moneyLeft: .moneyLeft
      case .transferToSameAccount: .sameAccount
      }
    self.init(kind, refusal.description)
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
    // starter: // The inits above know three families of errors. What about the rest?
    // starter: self.init(status: .internalServerError, "\(error)")
    switch error {
    case let problem as Problem: self = problem
    case let error as InvalidRequest:
      self.init(.invalidRequest, error.description, field: error.field)
    case let error as UnsupportedMediaType:
      self.init(.unsupportedMediaType, error.description, field: "Content-Type")
    case let refusal as Account.Rejection: self.init(refusal)
    case let refusal as User.Rejection: self.init(refusal)
    case let error as QueryError: self.init(error)
    case let error as EmailTaken: self.init(.emailTaken, error.description, field: "email")
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
