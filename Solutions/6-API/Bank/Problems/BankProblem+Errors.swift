public import CommandHandlers
public import Events
public import ReadModels

extension Account.Rejection: ProblemConvertible {
  public var problem: Problem {
    // BEGIN EXERCISE 6.3
    // starter: // One kind for each rule; its `description` is the detail.
    // starter: Problem(.invalidRequest, "refused")
    let kind: BankProblem =
      switch self {
      case .unknownAccount: .unknownAccount
      case .accountClosed: .accountClosed
      case .amountNotPositive: .amountNotPositive
      case .insufficientFunds: .insufficientFunds
      case .balanceTooLarge: .balanceTooLarge
      case .moneyLeft: .moneyLeft
      case .transferToSameAccount: .sameAccount
      }
    return Problem(kind, description)
    // END EXERCISE 6.3
  }
}

extension EmailTaken: ProblemConvertible {
  public var problem: Problem {
    // BEGIN EXERCISE 6.3
    // starter: // Which kind is it, and which field is wrong?
    // starter: Problem(.invalidRequest, description)
    Problem(.emailTaken, description, field: "email")
    // END EXERCISE 6.3
  }
}

extension User.Rejection: ProblemConvertible {
  public var problem: Problem {
    switch self {
    case .unknownUser: Problem(.unknownUser, description)
    case .alreadyRegistered: Problem(.alreadyRegistered, description)
    case .nameEmpty(let part), .nameTooLong(let part, _):
      Problem(.invalidName, description, field: "\(part.rawValue)_name")
    }
  }
}

extension QueryError: ProblemConvertible {
  public var problem: Problem {
    switch self {
    case .unknownAccount: Problem(.unknownAccount, description)
    case .unknownUser: Problem(.unknownUser, description)
    case .limit: Problem(.invalidRequest, description, field: "limit")
    }
  }
}
