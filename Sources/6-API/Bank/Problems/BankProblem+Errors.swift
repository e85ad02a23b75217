public import CommandHandlers
public import Events
public import ReadModels

extension Account.Rejection: ProblemConvertible {
  public var problem: Problem {
    // BEGIN EXERCISE 6.3
    // One kind for each rule; its `description` is the detail.
    Problem(.invalidRequest, "refused")
    // END EXERCISE 6.3
  }
}

extension EmailTaken: ProblemConvertible {
  public var problem: Problem {
    // BEGIN EXERCISE 6.3
    // Which kind is it, and which field is wrong?
    Problem(.invalidRequest, description)
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
