public import Events

extension User {
  /// A command to a user.
  public enum Command: Hashable, Sendable {
    case register(UserID, firstName: String, lastName: String, email: EmailAddress)
    case changeEmail(UserID, EmailAddress)
  }

  /// The reason why a command is rejected: the broken rule.
  public enum Rejection: Error, Hashable {
    case unknownUser(UserID)
    case alreadyRegistered(UserID)
    case nameEmpty(NamePart)
    case nameTooLong(NamePart, count: Int)
  }

  public enum NamePart: String, Sendable {
    case first
    case last
  }

  /// The maximum number of characters of a first or a last name.
  public static let longestName = 100
}

extension User.Rejection: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownUser(let id): "user \(id) does not exist"
    case .alreadyRegistered(let id): "user \(id) is registered already"
    case .nameEmpty(let part): "the \(part) name has no visible character"
    case .nameTooLong(let part, let count):
      "the \(part) name has \(count) characters, and \(User.longestName) is the most"
    }
  }
}
