import EventSourcing
import Events
import ExerciseSupport
import Foundation
import ReadModels
import Testing

@Suite("Stage 4: The directory of users")
struct UserDirectoryTests {
  private let john: EmailAddress
  private let doe: EmailAddress
  private let registered: User.Event

  init() throws {
    john = try EmailAddress(parsing: "john@example.com")
    doe = try EmailAddress(parsing: "doe@example.com")
    registered = .created(userID: 1, firstName: "John", lastName: "Doe", email: john)
  }

  @Test("A registered user is found by number and by address", .exercise("4.2"))
  func finds() throws {
    let users = try UserDirectory.after(.log(registered))
    let expected = UserDirectory.Details(
      id: 1, firstName: "John", lastName: "Doe", email: john, version: 1,
      registeredAt: .minute(1))
    try #require(
      users[1] == expected && users[john] == expected && users.users(limit: 10) == [expected],
      """
      User 1 registered with john@example.com at minute 1.
        expected:             \(words(expected))
        found by number:      \(words(users[1]))
        found by address:     \(words(users[john]))
        number of users:      \(users.users(limit: 10).count)
      A registration goes into `users` and into `owners`, with the date of the event. \
      Chapter 4, exercise 4.2.
      """)
  }

  @Test(
    "After a change, the new address finds the user and the old one finds none", .exercise("4.2"))
  func followsAddress() throws {
    let users = try UserDirectory.after(
      .log(registered, User.Event.emailUpdated(userID: 1, newEmail: doe)))
    let expected = UserDirectory.Details(
      id: 1, firstName: "John", lastName: "Doe", email: doe, version: 2,
      registeredAt: .minute(1), emailChangedAt: .minute(2))
    try #require(
      users[1] == expected,
      """
      User 1 registered at minute 1 and changed to doe@example.com at minute 2.
        expected: \(words(expected))
        got:      \(words(users[1]))
      A change updates the address, the version and `emailChangedAt`, and nothing else. \
      Chapter 4, exercise 4.2.
      """)
    try #require(
      users[doe]?.id == 1 && users[john] == nil,
      """
      User 1 changed from john@example.com to doe@example.com.
        expected: doe@ finds user 1, john@ finds no user
        got:      doe@ finds \(words(users[doe])), john@ finds \(words(users[john]))
      A stale entry in `owners` sends letters to the wrong person. Update the index with the table. \
      Chapter 4, exercise 4.2.
      """)
  }

  @Test("An address that one user gave up can belong to another", .exercise("4.2"))
  func changesOwner() throws {
    let users = try UserDirectory.after(
      .log(
        registered, User.Event.emailUpdated(userID: 1, newEmail: doe),
        User.Event.created(userID: 2, firstName: "Jane", lastName: "Roe", email: john)))
    try #require(
      users[john]?.id == 2 && users[doe]?.id == 1 && users.users(limit: 10).map(\.id) == [1, 2],
      """
      User 1 changed from john@example.com to doe@example.com, and user 2 registered with john@.
        expected: john@ finds user 2, doe@ finds user 1
        got:      john@ finds \(words(users[john])), doe@ finds \(words(users[doe]))
      Chapter 4, exercise 4.2.
      """)
  }

  @Test("A change to the same address keeps it", .exercise("4.2"))
  func keepsSameAddress() throws {
    let users = try UserDirectory.after(
      .log(
        registered, User.Event.emailUpdated(userID: 1, newEmail: doe),
        User.Event.emailUpdated(userID: 1, newEmail: doe)))
    try #require(
      users[doe]?.version == 3 && users[doe]?.emailChangedAt == .minute(3),
      """
      User 1 changed to doe@example.com at minute 2, and to the same address at minute 3.
        expected: doe@ finds user 1 at version 3, changed at minute 3
        got:      doe@ finds \(words(users[doe]))
      Every update sets version and date from the recorded event. Old and new address are the \
      same entry of `owners`: remove the old one first, then add the new one. \
      Chapter 4, exercise 4.2.
      """)
  }

  @Test("Account events and changes by unknown users leave no trace", .exercise("4.2"))
  func passesOver() throws {
    let log: [RecordedEvent] = .log(
      Account.Event.opened(accountID: 1), User.Event.emailUpdated(userID: 7, newEmail: doe),
      registered)
    let users = try UserDirectory.after(log)
    try #require(
      users.users(limit: 10).map(\.id) == [1] && users[doe] == nil,
      """
      The log has an opened account, a change to doe@example.com by user 7, who never registered, \
      and the registration of user 1.
        expected: user 1 is listed, doe@ finds no user
        got:      users \(users.users(limit: 10).map(\.id)) are listed, doe@ finds \(words(users[doe]))
      An unknown user is not made up. Chapter 4, exercise 4.2.
      """)
    let onlyRegistered = try UserDirectory.after([log[2]])
    try #require(
      users == onlyRegistered,
      """
      User 7, who never registered, changed to doe@example.com. The directory looks the same, but \
      `owners` has an entry too many.
      If a user 7 registers one day, doe@ leads to that user. Look up the user before you change \
      anything. Chapter 4, exercise 4.2.
      """)
  }

  @Test("A change by an unknown user does not take an address from its owner", .exercise("4.2"))
  func keepsOwner() throws {
    let users = try UserDirectory.after(
      .log(registered, User.Event.emailUpdated(userID: 7, newEmail: john)))
    try #require(
      users[john]?.id == 1,
      """
      User 1 has john@example.com. User 7, who never registered, changed to it as well.
        expected: john@ finds user 1
        got:      john@ finds \(words(users[john]))
      Look up the user before you change `owners`. Chapter 4, exercise 4.2.
      """)
  }

  @Test("A user has the version of the last event, not a count of events", .exercise("4.2"))
  func keepsVersion() throws {
    let users = try UserDirectory.after(
      .interrupted(registered, User.Event.emailUpdated(userID: 1, newEmail: doe)))
    try #require(
      users[1]?.version == 4,
      """
      Version 1 registered user 1, versions 2 and 3 are events that this program does not know, and \
      version 4 changed the address.
        expected: version 4
        got:      \(words(users[1]))
      A version comes from the event, not from a count. Chapter 4, exercise 4.2.
      """)
  }

  private func words(_ user: UserDirectory.Details?) -> String {
    guard let user else { return "no user" }
    return """
      user \(user.id) (\(user.firstName) \(user.lastName), \(user.email), version \(user.version), \
      registered at minute \(user.registeredAt.minute), address changed \
      \(user.emailChangedAt.map { "at minute \($0.minute)" } ?? "never"))
      """
  }
}
