public import EventSourcing

extension EventTypeName {
  public static let userCreated: Self = "UserCreated"
  public static let userEmailUpdated: Self = "UserEmailUpdated"
}

// The names and fields below are in every log ever written. Renaming a Swift case is free;
// renaming one of these takes an upcaster, which chapter 5 explains.
extension User.Event: DomainEvent {
  public static let typeNames: Set<EventTypeName> = [.userCreated, .userEmailUpdated]

  public var typeName: EventTypeName {
    switch self {
    case .created: .userCreated
    case .emailUpdated: .userEmailUpdated
    }
  }

  private enum Field: String, CodingKey {
    case userID = "user_id"
    case firstName = "first_name"
    case lastName = "last_name"
    case email
    case newEmail = "new_email"
  }

  public func encode(to encoder: any Encoder) throws {
    var data = encoder.container(keyedBy: Field.self)
    switch self {
    case .created(let userID, let firstName, let lastName, let email):
      try data.encode(userID, forKey: .userID)
      try data.encode(firstName, forKey: .firstName)
      try data.encode(lastName, forKey: .lastName)
      try data.encode(email, forKey: .email)
    case .emailUpdated(let userID, let newEmail):
      try data.encode(userID, forKey: .userID)
      try data.encode(newEmail, forKey: .newEmail)
    }
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    let userID = try data.decode(UserID.self, forKey: .userID)
    switch typeName {
    case .userCreated:
      self = .created(
        userID: userID,
        firstName: try data.decode(String.self, forKey: .firstName),
        lastName: try data.decode(String.self, forKey: .lastName),
        email: try data.decode(EmailAddress.self, forKey: .email))
    case .userEmailUpdated:
      self = .emailUpdated(
        userID: userID, newEmail: try data.decode(EmailAddress.self, forKey: .newEmail))
    default:
      throw DecodingError.notStored(as: typeName, in: decoder)
    }
  }
}

extension DecodingError {
  /// The error for a name that is not one of the type's stored names.
  package static func notStored(as typeName: EventTypeName, in decoder: any Decoder)
    -> DecodingError
  {
    .dataCorrupted(
      Context(
        codingPath: decoder.codingPath,
        debugDescription: "'\(typeName)' is not the stored name of such an event"))
  }
}
