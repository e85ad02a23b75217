public import EventSourcing

/// A customer of the bank.
public enum User: Aggregate {
  /// An event in the life of a user.
  ///
  /// Stored as JSON, under the names in `User+Stored.swift`.
  public enum Event: Hashable, Sendable {
    case created(userID: UserID, firstName: String, lastName: String, email: EmailAddress)
    case emailUpdated(userID: UserID, newEmail: EmailAddress)
  }

  /// The state of a user: the fold of its events.
  public struct State: Hashable, Sendable, Codable {
    public var firstName: String?
    public var lastName: String?
    public var email: EmailAddress?

    public init(firstName: String? = nil, lastName: String? = nil, email: EmailAddress? = nil) {
      self.firstName = firstName
      self.lastName = lastName
      self.email = email
    }
  }

  public static let initial = State()

  public static func evolve(_ state: inout State, with event: Event) {
    // BEGIN EXERCISE 1.5
    // starter: // Switch over `event` and write into `state` what is true after it.
    switch event {
    case .created(_, let firstName, let lastName, let email):
      state = State(firstName: firstName, lastName: lastName, email: email)
    case .emailUpdated(_, let newEmail):
      state.email = newEmail
    }
    // END EXERCISE 1.5
  }
}

extension User {
  public static let category: StreamCategory = "user"

  /// The stream with the history of one user.
  public static func stream(of id: UserID) -> StreamID {
    StreamID(category: category, id: id.description)
  }
}
