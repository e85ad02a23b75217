import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: One address, one user")
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
      User 1 registered with john@example.com, and then user 2 with the same address, written in \
      another way. User 1 \(first). User 2 has to get EmailTaken, and there must be no event of \
      user 2; the second command \(second), and user 2 has \(count) events. \
      Read: Chapter 3, exercise 3.13.
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
      A user was registered, and the log has events of \(streams). First the address, then the \
      user: the other way round, two users have it until one of them is told. \
      Read: Chapter 3, exercise 3.13.
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
      User 1 was registered already and is refused with another name and doe@example.com: it \
      \(refused). Then user 2 wants that address, and \(other). An address that belongs to nobody \
      must not be taken. Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("A refused registration with the own address keeps it", .exercise("3.13"))
  func keepsOwnAddress() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    let refused = try await town.register(1, "Jane", john)
    let other = try await town.register(2, "Jane", john)
    try #require(
      refused.error is User.Rejection && other.error is EmailTaken,
      """
      User 1 has john@example.com and is refused a second registration with it: it \(refused). \
      The address is still user 1's, but user 2 \(other). Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("A changed address frees the old one", .exercise("3.13"))
  func freesOld() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    let changed = try await town.change(1, to: doe)
    let other = try await town.register(2, "Jane", john)
    let third = try await town.register(3, "Jim", doe)
    try #require(
      changed.value?.version == 2 && other.value != nil && third.error is EmailTaken,
      """
      User 1 went from john@ to doe@example.com: it \(changed). Then john@ is free for user 2, who \
      \(other), and doe@ is not for user 3, who \(third). Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("A user who is refused another address keeps the own one", .exercise("3.13"))
  func keepsOldAfterRefusal() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john)
    _ = try await town.register(2, "Jane", doe)
    let refused = try await town.change(1, to: doe)
    let third = try await town.register(3, "Jim", john)
    try #require(
      refused.error is EmailTaken && third.error is EmailTaken,
      """
      User 1 has john@ and wants doe@, which is user 2's: it \(refused). john@ is still user 1's, \
      but user 3 \(third). Read: Chapter 3, exercise 3.13.
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
      User 1 "changed" to the address that it has: that \(same). Then user 2 wanted it, and \
      \(other). Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("Of many who register with one address at once, one gets it", .exercise("3.13"))
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
        Eight users registered with the same address at once, and \(winners) of them got it. \
        Looking first and writing then has a gap. Read: Chapter 3, exercise 3.13.
        """)
    }
  }

  @Test("A repeated registration gets the first answer", .exercise("3.13"))
  func answersAgain() async throws {
    let town = Town()
    let first = try await town.register(1, "John", john, command: "c")
    _ = try await town.change(1, to: doe)
    let again = try await town.register(1, "John", john, command: "c")
    let other = try await town.register(2, "Jane", john)
    try #require(
      first.value != nil && again.value == first.value && other.value != nil,
      """
      User 1 registered with john@ and changed to doe@; then the registration came again. The \
      first time it \(first), the second time it \(again). A repeated command does nothing anew, \
      so it reserves nothing either, and john@ is free for user 2, who \(other). \
      Read: Chapter 3, exercise 3.13.
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
      User 1 changed to doe@ and then to jim@; then the first change came again. The first time it \
      \(first), the second time it \(again). The user has jim@, but user 2, who wants it, \(other). \
      The old address is the one of the state that was decided on. Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("All that one command sets in motion belongs together", .exercise("3.13"))
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
      A registration reserves and registers; a change reserves, changes and releases. That has to \
      lead to five events, but the log has \(types). Read: Chapter 3, exercise 3.13.
      """)
    let stories = events.map { $0.metadata.correlationID?.rawValue ?? "none" }
    try #require(
      stories == ["c", "c", "d", "d", "d"],
      """
      The two events of a registration "c" and the three of a change "d" have to belong to \
      ["c", "c", "d", "d", "d"], but they belong to \(stories). Hand the context on. \
      Read: Chapter 3, exercise 3.13.
      """)
  }
}
