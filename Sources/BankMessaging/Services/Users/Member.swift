import EventSourcing
import Events

/// A user as the service `users` knows them: a name to sign in with, and an e-mail address.
///
/// It shares nothing with the bank's own users but the type of the address: another team could have
/// written it.
enum Member: Decider {
  enum Event: Hashable, Sendable {
    case created(UserID, username: String, email: EmailAddress)
    case emailUpdated(UserID, EmailAddress)
  }

  enum Command: Hashable, Sendable {
    case create(UserID, username: String, email: EmailAddress)
    case updateEmail(UserID, EmailAddress)
  }

  enum Rejection: Error, Hashable {
    case unknownUser(UserID)
    /// The user exists, with another name or address.
    case taken(UserID)
  }

  struct State: Hashable, Sendable {
    var username: String?
    var email: EmailAddress?
  }

  static let initial = State()

  static func evolve(_ state: inout State, with event: Event) {
    switch event {
    case .created(_, let username, let email): state = State(username: username, email: email)
    case .emailUpdated(_, let email): state.email = email
    }
  }

  static func decide(_ command: Command, given state: State) throws(Rejection) -> [Event] {
    switch command {
    case .create(let id, let username, let email):
      guard state.username != nil else {
        return [.created(id, username: username, email: email)]
      }
      guard state == State(username: username, email: email) else { throw .taken(id) }
      return []
    case .updateEmail(let id, let email):
      guard state.username != nil else { throw .unknownUser(id) }
      return state.email == email ? [] : [.emailUpdated(id, email)]
    }
  }

  static func stream(of id: UserID) -> StreamID {
    StreamID(category: "user", id: id.description)
  }
}

extension Member.Rejection: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownUser(let id): "user \(id) does not exist"
    case .taken(let id): "user \(id) exists, with another name or address"
    }
  }
}

extension Member.Event: DomainEvent {
  static let typeNames: Set<EventTypeName> = ["MemberCreated", "MemberEmailUpdated"]

  var typeName: EventTypeName {
    switch self {
    case .created: "MemberCreated"
    case .emailUpdated: "MemberEmailUpdated"
    }
  }

  private enum Field: String, CodingKey {
    case userID = "user_id"
    case username
    case email
  }

  func encode(to encoder: any Encoder) throws {
    var data = encoder.container(keyedBy: Field.self)
    switch self {
    case .created(let id, let username, let email):
      try data.encode(id, forKey: .userID)
      try data.encode(username, forKey: .username)
      try data.encode(email, forKey: .email)
    case .emailUpdated(let id, let email):
      try data.encode(id, forKey: .userID)
      try data.encode(email, forKey: .email)
    }
  }

  init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    let id = try data.decode(UserID.self, forKey: .userID)
    let email = try data.decode(EmailAddress.self, forKey: .email)
    self =
      typeName == "MemberCreated"
      ? .created(id, username: try data.decode(String.self, forKey: .username), email: email)
      : .emailUpdated(id, email)
  }
}
