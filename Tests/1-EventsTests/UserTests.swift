import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 1: User")
struct UserTests {
  private let john: User.State
  private let created: User.Event
  private let old: EmailAddress
  private let new: EmailAddress

  init() {
    old = EmailAddress(recorded: "john@example.com")
    new = EmailAddress(recorded: "smith@example.com")
    created = .created(userID: 1, firstName: "John", lastName: "Smith", email: old)
    john = User.State(firstName: "John", lastName: "Smith", email: old)
  }

  private func fold(_ before: User.State, after event: User.Event) -> User.State {
    var state = before
    User.evolve(&state, with: event)
    return state
  }

  @Test("A created user has the names and the address that were recorded", .exercise("1.5"))
  func recordsTheUser() throws {
    let state = fold(User.initial, after: created)
    try #require(
      state == john,
      """
      After `created` with John, Smith and \(old), the user is \(words(state)). All three become \
      part of the state, each in its place; what is not folded in is lost to everybody who asks \
      for the user. Read: Chapter 1, exercise 1.5.
      """)
  }

  @Test("A new address replaces the old one and nothing else", .exercise("1.5"))
  func replacesTheAddress() throws {
    let state = fold(john, after: .emailUpdated(userID: 1, newEmail: new))
    try #require(
      state.email == new,
      """
      After `emailUpdated` to \(new), the user is \(words(state)). The last address counts, or \
      statements go to a mailbox that John has left. Read: Chapter 1, exercise 1.5.
      """)
    #expect(
      words(state) == "John Smith, smith@example.com",
      """
      After `emailUpdated`, John Smith is \(words(state)). The event speaks of the address only, \
      so John keeps his name. Read: Chapter 1, exercise 1.5.
      """)
  }

  @Test("A recorded fact is taken whatever stands before it", .exercise("1.5"))
  func takesWhateverStandsBefore() throws {
    let state = fold(User.initial, after: .emailUpdated(userID: 1, newEmail: new))
    try #require(
      state.email == new,
      """
      `emailUpdated` to \(new) came to a user without `created`, and the user is \(words(state)). \
      A fold never refuses an event: it has happened, and someone asks what is true now. \
      Read: Chapter 1, exercise 1.5.
      """)
  }

  @Test("A recorded address is taken even if nobody could enter it today", .exercise("1.5"))
  func takesOldAddresses() throws {
    let ancient = EmailAddress(recorded: "John@Mainframe")
    let state = fold(john, after: .emailUpdated(userID: 1, newEmail: ancient))
    try #require(
      state.email == ancient,
      """
      The log says that the address became \(ancient), but the user is \(words(state)). The rule \
      came later than the fact: check what is typed, never what is recorded. \
      Read: Chapter 1, exercise 1.5.
      """)
  }
}
