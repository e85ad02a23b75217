public import Events

extension User {
  /// What can be asked of a user.
  public enum Command: Hashable, Sendable {
    case register(UserID, firstName: String, lastName: String, email: EmailAddress)
    case changeEmail(UserID, EmailAddress)
  }

  /// Why a command is refused, by the rule that forbids it.
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

  /// The most characters that a first or a last name may have.
  public static let longestName = 100
}

extension User.Rejection: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownUser(let id): "user \(id) does not exist"
    case .alreadyRegistered(let id): "user \(id) is registered already"
    case .nameEmpty(let part): "the \(part) name is empty"
    case .nameTooLong(let part, let count):
      "the \(part) name has \(count) characters, and \(User.longestName) is the most"
    }
  }
}
