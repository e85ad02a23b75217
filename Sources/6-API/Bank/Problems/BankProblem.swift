public import HTTPServer

/// The kinds of problem that are specific to the bank.
public enum BankProblem: String, ProblemKind, CaseIterable {
  case unknownAccount = "unknown-account"
  case unknownUser = "unknown-user"
  case accountClosed = "account-closed"
  case amountNotPositive = "amount-not-positive"
  case insufficientFunds = "insufficient-funds"
  case balanceTooLarge = "balance-too-large"
  case sameAccount = "same-account"
  case transferRefused = "transfer-refused"
  case moneyLeft = "money-left"
  case emailTaken = "email-taken"
  case invalidName = "invalid-name"
  case alreadyRegistered = "already-registered"
}

extension BankProblem {
  public var name: String { rawValue }

  /// The HTTP status: 4xx when the client has to change something, 5xx when the server has to.
  public var status: HTTPStatus {
    // BEGIN EXERCISE 6.3
    // It doesn't exist; the bank's state forbids it now; it can never succeed.
    .internalServerError
    // END EXERCISE 6.3
  }

  public var title: String {
    switch self {
    case .unknownAccount: "There is no such account"
    case .unknownUser: "There is no such user"
    case .accountClosed: "The account is closed"
    case .amountNotPositive: "The amount is not above zero"
    case .insufficientFunds: "There is not enough money in the account"
    case .balanceTooLarge: "The account cannot hold that much"
    case .sameAccount: "Sender and receiver are the same account"
    case .transferRefused: "The transfer was refused"
    case .moneyLeft: "There is money left in the account"
    case .emailTaken: "The e-mail address is taken"
    case .invalidName: "The name is not valid"
    case .alreadyRegistered: "The user is registered already"
    }
  }
}

extension Problem {
  public init(_ kind: BankProblem, _ detail: String, field: String? = nil) {
    self.init(kind: kind, detail, field: field)
  }
}
