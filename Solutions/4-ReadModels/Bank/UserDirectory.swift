public import EventSourcing
public import Events
public import Foundation

/// All users, by number and by e-mail address.
public struct UserDirectory: ReadModel, Equatable {
  public static let name: ReadModelName = "users"

  /// The details of one user.
  public struct Details: Hashable, Sendable {
    public let id: UserID
    public let firstName: String
    public let lastName: String
    public var email: EmailAddress
    /// The version of the user's stream that the details show.
    public var version: Int
    public let registeredAt: Date
    /// The time of the last change of address; `nil` when it was never changed.
    public var emailChangedAt: Date?

    public init(
      id: UserID, firstName: String, lastName: String, email: EmailAddress, version: Int,
      registeredAt: Date, emailChangedAt: Date? = nil
    ) {
      self.id = id
      self.firstName = firstName
      self.lastName = lastName
      self.email = email
      self.version = version
      self.registeredAt = registeredAt
      self.emailChangedAt = emailChangedAt
    }
  }

  private var users = Table<UserID, Details>()
  /// The current owner of each address.
  private var owners: [EmailAddress: UserID] = [:]

  public init() {}

  public subscript(id: UserID) -> Details? { users[id] }

  public subscript(email: EmailAddress) -> Details? { owners[email].flatMap { users[$0] } }

  /// The highest number of a user; `nil` when there are no users.
  public var lastID: UserID? { users.lastKey }

  /// Returns the first `limit` users after `id`, in the order of their numbers.
  public func users(after id: UserID? = nil, limit: Int) -> [Details] {
    users.rows(after: id, limit: limit)
  }

  public mutating func apply(_ event: RecordedEvent) {
    // BEGIN EXERCISE 4.2
    // starter: // Keep both indexes up to date: `users` and `owners`.
    switch event.event as? User.Event {
    case .created(let id, let firstName, let lastName, let email):
      let user = Details(
        id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
        registeredAt: event.recordedAt)
      users.set(user, for: id)
      owners[email] = id
    case .emailUpdated(let id, let newEmail):
      guard var user = users[id] else { return }
      owners[user.email] = nil
      owners[newEmail] = id
      user.email = newEmail
      user.version = event.version
      user.emailChangedAt = event.recordedAt
      users.set(user, for: id)
    case nil:
      return
    }
    // END EXERCISE 4.2
  }
}
