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

  @Test("A created user has the recorded names and address", .exercise("1.5"))
  func recordsTheUser() throws {
    let state = fold(User.initial, after: created)
    try #require(
      state == john,
      """
      `created` was folded with John, Smith and \(old):
        expected: \(words(john))
        got:      \(words(state))
      Each value belongs in its own place in the state. A value that isn't folded is lost for \
      everyone who asks about this user. Chapter 1, exercise 1.5.
      """)
  }

  @Test("A new address replaces the old one and nothing else", .exercise("1.5"))
  func replacesTheAddress() throws {
    let state = fold(john, after: .emailUpdated(userID: 1, newEmail: new))
    try #require(
      state.email == new,
      """
      `emailUpdated` was folded into John Smith, \(old):
        expected: \(new)
        got:      \(words(state))
      The latest address counts, or statements go to a mailbox that John has left. \
      Chapter 1, exercise 1.5.
      """)
    #expect(
      words(state) == "John Smith, smith@example.com",
      """
      `emailUpdated` was folded into John Smith:
        expected: John Smith, smith@example.com
        got:      \(words(state))
      The event says nothing about names, so John keeps his. Chapter 1, exercise 1.5.
      """)
  }

  @Test("The fold takes every recorded event, whatever came before it", .exercise("1.5"))
  func takesWhateverStandsBefore() throws {
    let state = fold(User.initial, after: .emailUpdated(userID: 1, newEmail: new))
    try #require(
      state.email == new,
      """
      `emailUpdated` to \(new) came without a `created` before it, and the user is \
      \(words(state)). A fold never refuses an event: it has happened. Chapter 1, exercise 1.5.
      """)
    let jane = User.Event.created(userID: 1, firstName: "Jane", lastName: "Doe", email: new)
    let again = fold(john, after: jane)
    #expect(
      words(again) == "Jane Doe, smith@example.com",
      """
      John Smith got a second `created`, with Jane, Doe and \(new), and is \(words(again)). Whether \
      a user can be created twice is a rule, and rules were checked before the event was recorded. \
      Chapter 1, exercise 1.5.
      """)
  }

  @Test("A recorded address stays as it was recorded", .exercise("1.5"), arguments: [false, true])
  func takesOldAddresses(isCreated: Bool) throws {
    let ancient = EmailAddress(recorded: "John@Mainframe")
    let event: User.Event =
      isCreated
      ? .created(userID: 1, firstName: "John", lastName: "Smith", email: ancient)
      : .emailUpdated(userID: 1, newEmail: ancient)
    let state = fold(john, after: event)
    try #require(
      state.email == ancient,
      """
      `\(isCreated ? "created" : "emailUpdated")` holds the address \(ancient):
        expected: \(ancient)
        got:      \(words(state))
      Today's rules are newer than this event. Check what is typed, never what is recorded. \
      Chapter 1, exercise 1.5.
      """)
  }
}
