public import EventSourcing
public import Events
public import Foundation

/// All users, by number and by address: "who is that?" and "whose address is this?"
public struct UserDirectory: ReadModel, Equatable {
  public static let name: ReadModelName = "users"

  /// What the bank knows of one user.
  public struct Details: Hashable, Sendable {
    public let id: UserID
    public let firstName: String
    public let lastName: String
    public var email: EmailAddress
    /// The version of the user's stream at which this was so.
    public var version: Int
    public let registeredAt: Date
    /// When the address was last changed; `nil` when it is still the first one.
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
  /// Who has each address now.
  private var owners: [EmailAddress: UserID] = [:]

  public init() {}

  public subscript(id: UserID) -> Details? { users[id] }

  public subscript(email: EmailAddress) -> Details? { owners[email].flatMap { users[$0] } }

  /// The highest number that a user has; `nil` when there are no users.
  public var lastID: UserID? { users.lastKey }

  /// The first `limit` users after `id`, in the order of their numbers.
  public func users(after id: UserID? = nil, limit: Int) -> [Details] {
    users.rows(after: id, limit: limit)
  }

  public mutating func apply(_ event: RecordedEvent) {
    // BEGIN EXERCISE 4.2
    // Keep both ways to a user up to date: `users` and `owners`.
    // END EXERCISE 4.2
  }
}
