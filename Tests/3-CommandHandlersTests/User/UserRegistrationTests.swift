import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: Reservations")
struct UserRegistrationTests {
  private let john: EmailAddress
  private let doe: EmailAddress

  init() throws {
    john = try EmailAddress(parsing: "john@example.com")
    doe = try EmailAddress(parsing: "doe@example.com")
  }

  @Test("Two users cannot have the same address", .exercise("3.13"))
  func refusesSecond() async throws {
    let town = Town()
    let first = try await town.register(1, "John", john)
    let second = try await town.register(2, "Jane", try EmailAddress(parsing: " John@Example.com"))
    let count = try await town.store.read(User.stream(of: 2)).count
    try #require(
      first.value != nil && second.error as? EmailTaken == EmailTaken(email: john) && count == 0,
      """
      User 1 registered with john@example.com, then user 2 with the same address in other letters.
        expected: user 2 gets EmailTaken, and has 0 events
        got:      user 1: it \(first); user 2: it \(second), and has \(count) events
      With one address for two users, a login is ambiguous. Reserve the address in `prepare`. \
      Chapter 3, exercise 3.13.
      """)
  }

  @Test("The address is reserved before the user is registered", .exercise("3.13"))
  func reservesFirst() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    let streams = try await town.store.everything().map(\.stream.description)
    try #require(
      streams == ["email-john@example.com", "user-1"],
      """
      A user was registered.
        expected: events of ["email-john@example.com", "user-1"]
        got:      events of \(streams)
      The address comes first, then the user: the other way round, a crash in between leaves a user whose \
      address someone else can get. Reserve in `prepare`. Chapter 3, exercise 3.13.
      """)
  }

  @Test("A refused registration leaves the address free", .exercise("3.13"))
  func releasesAfterRefusal() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    let refused = try await town.register(1, "Jane", doe)
    let other = try await town.register(2, "Jane", doe)
    try #require(
      refused.error as? User.Rejection == .alreadyRegistered(1) && other.value != nil,
      """
      User 1 exists and is registered again with another name and doe@. Then user 2 registers with doe@.
        expected: user 1: a rejection; user 2: version 1
        got:      user 1: it \(refused); user 2: it \(other)
      An address without a user must not stay reserved. Chapter 3, exercise 3.13.
      """)
  }

  @Test("A refused registration with the own address keeps it reserved", .exercise("3.13"))
  func keepsOwnAddress() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    let refused = try await town.register(1, "Jane", john)
    let other = try await town.register(2, "Jane", john)
    try #require(
      refused.error is User.Rejection && other.error is EmailTaken,
      """
      User 1 has john@ and is registered again with another name and john@. Then user 2 wants john@.
        expected: user 1 is told the rule, alreadyRegistered; user 2 gets EmailTaken
        got:      user 1: it \(refused); user 2: it \(other)
      The address is still the address of user 1. Chapter 3, exercise 3.13.
      """)
  }

  @Test("After a change the old address is free", .exercise("3.13"))
  func freesOld() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    let changed = try await town.change(1, to: doe)
    let other = try await town.register(2, "Jane", john)
    let third = try await town.register(3, "Jim", doe)
    try #require(
      changed.value?.version == 2 && other.value != nil && third.error is EmailTaken,
      """
      User 1 changed from john@ to doe@. Then user 2 wants john@, and user 3 wants doe@.
        expected: user 1: version 2; user 2: version 1; user 3 gets EmailTaken
        got:      user 1: it \(changed); user 2: it \(other); user 3: it \(third)
      An address that its user has left is free for others: release the old one when `handle` has \
      returned. Chapter 3, exercise 3.13.
      """)
  }

  @Test("A user who cannot have an address keeps the old one", .exercise("3.13"))
  func keepsOldAfterRefusal() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    _ = try await town.register(2, "Jane", doe)
    let refused = try await town.change(1, to: doe)
    let third = try await town.register(3, "Jim", john)
    try #require(
      refused.error is EmailTaken && third.error is EmailTaken,
      """
      User 1 has john@ and wants doe@, the address of user 2. Then user 3 wants john@.
        expected: user 1 and user 3 both get EmailTaken
        got:      user 1: it \(refused); user 3: it \(third)
      User 1 was not changed and still has john@. Chapter 3, exercise 3.13.
      """)
  }

  @Test("The same address again changes nothing, and stays reserved", .exercise("3.13"))
  func keepsSameAddress() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    let same = try await town.change(1, to: john)
    let other = try await town.register(2, "Jane", john)
    try #require(
      same.value?.events == [] && other.error is EmailTaken,
      """
      User 1 has john@ and changes to john@. Then user 2 wants john@.
        expected: user 1: no events; user 2 gets EmailTaken
        got:      user 1: it \(same); user 2: it \(other)
      Nothing has changed, so nothing may be released. Chapter 3, exercise 3.13.
      """)
  }

  @Test("Of many registrations with one address at once, one succeeds", .exercise("3.13"))
  func racesForAddress() async throws {
    for _ in 0..<20 {
      let town = Town()
      let winners = try await withThrowingTaskGroup(of: Bool.self) { [john] group in
        for id in 1...8 {
          group.addTask {
            try await town.register(UserID(rawValue: id), "User \(id)", john).value != nil
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      try #require(
        winners == 1,
        """
        Eight users registered with the same address at once.
          expected: 1 of them has it
          got:      \(winners)
        Between a look and a write there is room for others. `reserve` is an append that only one can \
        win. Chapter 3, exercise 3.13.
        """)
    }
  }

  @Test("A repeated registration gets its first answer", .exercise("3.13"))
  func answersAgain() async throws {
    let town = Town()
    let first = try await town.register(1, "John", john, command: "c")
    _ = try await town.change(1, to: doe)
    let again = try await town.register(1, "John", john, command: "c")
    let other = try await town.register(2, "Jane", john)
    try #require(
      first.value != nil && again.value == first.value && other.value != nil,
      """
      User 1 registered with john@ and changed to doe@; then the registration came again. User 2 wants john@.
        expected: it \(first), both times; user 2: version 1
        got:      it \(again); user 2: it \(other)
      A repeated command does nothing again, so it reserves nothing. `prepare` is not called for it: \
      reserve there. Chapter 3, exercise 3.13.
      """)
  }

  @Test("A repeated change releases nothing", .exercise("3.13"))
  func releasesOnce() async throws {
    let town = Town()
    let jim = try EmailAddress(parsing: "jim@example.com")
    _ = try await town.register(1, "John", john)
    let first = try await town.change(1, to: doe, command: "a")
    _ = try await town.change(1, to: jim, command: "b")
    let again = try await town.change(1, to: doe, command: "a")
    let other = try await town.register(2, "Jane", jim)
    try #require(
      first.value != nil && again.value == first.value && other.error is EmailTaken,
      """
      User 1 changed to doe@ ("a") and on to jim@ ("b"); then "a" came again. User 2 wants jim@.
        expected: it \(first), both times; user 2 gets EmailTaken
        got:      it \(again); user 2: it \(other)
      User 1 has jim@. Release only what a swap of this call has noted. Chapter 3, exercise 3.13.
      """)
  }

  @Test("All events of one command have its correlation", .exercise("3.13"))
  func correlates() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john, command: "c")
    _ = try await town.change(1, to: doe, command: "d")
    let events = try await town.store.everything()
    let types = events.map(\.event.typeName.rawValue)
    try #require(
      types == [
        "EmailReserved", "UserCreated", "EmailReserved", "UserEmailUpdated", "EmailReleased",
      ],
      """
      A registration reserves and registers; a change reserves, changes and releases.
        expected: EmailReserved, UserCreated, EmailReserved, UserEmailUpdated, EmailReleased
        got:      \(types.joined(separator: ", "))
      An address that its user has left is free for others. Chapter 3, exercise 3.13.
      """)
    let stories = events.map { $0.metadata.correlationID?.rawValue ?? "none" }
    try #require(
      stories == ["c", "c", "d", "d", "d"],
      """
      A registration "c" led to two events, and a change "d" to three.
        expected: the correlations ["c", "c", "d", "d", "d"]
        got:      \(stories)
      Pass the `context` along, to `handle` and to `reserve`. Chapter 3, exercise 3.13.
      """)
  }
}
