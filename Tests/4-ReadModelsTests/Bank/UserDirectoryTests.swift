import EventSourcing
import Events
import ExerciseSupport
import Foundation
import ReadModels
import Testing

@Suite("Stage 4: The users")
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
      User 1 was registered with john@example.com. By number, by address and in the list, \
      \(words(expected)) has to be found, but there were \(words(users[1])), \(words(users[john])) \
      and \(users.users(limit: 10).count) rows. Read: Chapter 4, exercise 4.2.
      """)
  }

  @Test("A changed address leads to the user, and the old one to nobody", .exercise("4.2"))
  func followsAddress() throws {
    let users = try UserDirectory.after(
      .log(registered, User.Event.emailUpdated(userID: 1, newEmail: doe)))
    let expected = UserDirectory.Details(
      id: 1, firstName: "John", lastName: "Doe", email: doe, version: 2,
      registeredAt: .minute(1), emailChangedAt: .minute(2))
    try #require(
      users[1] == expected,
      """
      User 1 changed to doe@example.com at minute 2. The user has to be \(words(expected)), but is \
      \(words(users[1])). Read: Chapter 4, exercise 4.2.
      """)
    try #require(
      users[doe]?.id == 1 && users[john] == nil,
      """
      User 1 changed from john@ to doe@example.com. doe@ has to lead to user 1 and john@ to \
      nobody, but they lead to \(words(users[doe])) and \(words(users[john])). An old entry that \
      stays sends somebody's letters to a stranger, and a new one that is missing sends none. \
      Read: Chapter 4, exercise 4.2.
      """)
  }

  @Test("An address that was given back may belong to somebody else", .exercise("4.2"))
  func changesOwner() throws {
    let users = try UserDirectory.after(
      .log(
        registered, User.Event.emailUpdated(userID: 1, newEmail: doe),
        User.Event.created(userID: 2, firstName: "Jane", lastName: "Roe", email: john)))
    try #require(
      users[john]?.id == 2 && users[doe]?.id == 1 && users.users(limit: 10).map(\.id) == [1, 2],
      """
      User 1 changed from john@ to doe@, and user 2 registered with john@. They lead to \
      \(words(users[john])) and \(words(users[doe])), and that has to be users 2 and 1. \
      Read: Chapter 4, exercise 4.2.
      """)
  }

  @Test("The same address once more is still the user's", .exercise("4.2"))
  func keepsSameAddress() throws {
    let users = try UserDirectory.after(
      .log(
        registered, User.Event.emailUpdated(userID: 1, newEmail: doe),
        User.Event.emailUpdated(userID: 1, newEmail: doe)))
    try #require(
      users[doe]?.version == 3 && users[doe]?.emailChangedAt == .minute(3),
      """
      User 1 changed to doe@, and the log has that a second time. doe@ has to lead to user 1 at \
      version 3, changed at minute 3, but it leads to \(words(users[doe])). The old address and the \
      new one are the same here; version and date are those of the last event. \
      Read: Chapter 4, exercise 4.2.
      """)
  }

  @Test("What does not concern it passes by", .exercise("4.2"))
  func passesOver() throws {
    let log: [RecordedEvent] = .log(
      Account.Event.opened(accountID: 1), User.Event.emailUpdated(userID: 7, newEmail: doe),
      registered)
    let users = try UserDirectory.after(log)
    try #require(
      users.users(limit: 10).map(\.id) == [1] && users[doe] == nil,
      """
      The log has an account that was opened, an address of user 7, whose registration is not \
      there, and the registration of user 1. Only user 1 can be listed, but there are \
      \(users.users(limit: 10).map(\.id)), and doe@ leads to \(words(users[doe])). \
      Read: Chapter 4, exercise 4.2.
      """)
    let onlyRegistered = try UserDirectory.after([log[2]])
    try #require(
      users == onlyRegistered,
      """
      An account was opened, and an address changed that belongs to no registered user. Neither \
      may leave anything in the directory, but it is not the same as without the two. An entry in \
      `owners` that leads to nobody leads to somebody one day. Read: Chapter 4, exercise 4.2.
      """)
  }

  @Test("Somebody who is not there takes nobody's address away", .exercise("4.2"))
  func keepsOwner() throws {
    let users = try UserDirectory.after(
      .log(registered, User.Event.emailUpdated(userID: 7, newEmail: john)))
    try #require(
      users[john]?.id == 1,
      """
      User 1 has john@example.com, and the log says that user 7 changed to it, whose registration \
      is not there. john@ still leads to user 1, but here it leads to \(words(users[john])). \
      Read: Chapter 4, exercise 4.2.
      """)
  }

  @Test("The version is that of the event", .exercise("4.2"))
  func keepsVersion() throws {
    let users = try UserDirectory.after(
      .interrupted(registered, User.Event.emailUpdated(userID: 1, newEmail: doe)))
    try #require(
      users[1]?.version == 4,
      """
      User 1 was registered, versions 2 and 3 are events that this program does not know, and \
      version 4 changed the address. The user has to be at version 4, but is \(words(users[1])). \
      The version is that of the event, and not a count of your own. \
      Read: Chapter 4, exercise 4.2.
      """)
  }

  private func words(_ user: UserDirectory.Details?) -> String {
    guard let user else { return "nobody" }
    return """
      user \(user.id) (\(user.firstName) \(user.lastName), \(user.email), version \(user.version), \
      registered at minute \(user.registeredAt.minute), address changed \
      \(user.emailChangedAt.map { "at minute \($0.minute)" } ?? "never"))
      """
  }
}
