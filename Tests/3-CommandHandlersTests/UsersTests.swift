import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: One address, one user")
struct UsersTests {
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
      another way. User 1 \(first); user 2 has to get EmailTaken, with nothing recorded, but \
      \(second), with \(count) events. Read: Chapter 3, exercise 3.13.
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

  @Test("If registering fails after the reservation, the address is free again", .exercise("3.13"))
  func releasesAfterTrouble() async throws {
    let town = Town(
      store: StagedStore(before: { append, _ in
        if append.stream == User.stream(of: 1) { throw StoreTrouble() }
      }))
    let failed = try await town.register(1, "John", john)
    let other = try await town.register(2, "Jane", john)
    try #require(
      failed.error is StoreTrouble && other.value != nil,
      """
      The address was reserved for user 1, and then the store did not take the registration: it \
      \(failed). User 2 wants that address, and \(other). What was reserved for nothing has to be \
      released. Read: Chapter 3, exercise 3.13.
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

  @Test("Who is refused another address keeps his own", .exercise("3.13"))
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

  @Test("Who goes back to his old address in the middle of a change keeps it", .exercise("3.13"))
  func goesBack() async throws {
    // As the old address is about to be released, another command goes back to it.
    let old = EmailReservation.stream(of: john)
    let town = Town(
      store: StagedStore(before: { [john] append, store in
        guard append.stream == old, append.events.contains(where: \.isRelease) else { return }
        let users = Users(handler: CommandHandler(store: store, clock: RecordingClock()))
        try await users.changeEmail(of: 1, to: john, context: CommandContext("back"))
      }))
    _ = try await town.register(1, "John", john)
    _ = try await town.change(1, to: doe)
    let email = try await town.email(of: 1)
    let other = try await town.register(2, "Jane", john)
    try #require(
      email == john && other.error is EmailTaken,
      """
      User 1 changed from john@ to doe@, and before john@ was released, changed back to it. The \
      user has \(email?.value ?? "no address") now, and user 2, who wants john@, \(other). A \
      release must not free what was reserved anew since. Read: Chapter 3, exercise 3.13.
      """)
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
      first time it \(first), the second time it \(again). john@ stays free for user 2, who \
      \(other). Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("All that one command sets in motion belongs together", .exercise("3.13"))
  func correlates() async throws {
    let town = Town()
    _ = try await town.register(1, "John", john, command: "c")
    _ = try await town.change(1, to: doe, command: "d")
    let events = try await town.store.everything()
    let stories = events.map { $0.metadata.correlationID?.rawValue ?? "none" }
    try #require(
      stories == ["c", "c", "d", "d", "d"],
      """
      A registration "c" reserves and registers; a change "d" reserves, changes and releases. The \
      events belong to \(stories). Read: Chapter 3, exercise 3.13.
      """)
  }
}

/// Users of the learner's, on a store to which things happen.
private struct Town: Sendable {
  let store: StagedStore
  let users: Users

  init(store: StagedStore = StagedStore()) {
    self.store = store
    users = Users(
      handler: CommandHandler(
        store: store, retries: RetryPolicy(limit: 20), clock: RecordingClock()))
  }

  func register(
    _ id: UserID, _ name: String, _ email: EmailAddress, command: CommandID? = nil
  ) async throws(Unfinished) -> Answer<User.Event> {
    try await Answer {
      try await users.register(
        id, firstName: name, lastName: "Doe", email: email,
        context: CommandContext(command ?? Self.newID()))
    }
  }

  func change(
    _ id: UserID, to email: EmailAddress, command: CommandID? = nil
  ) async throws(Unfinished) -> Answer<User.Event> {
    try await Answer {
      try await users.changeEmail(
        of: id, to: email, context: CommandContext(command ?? Self.newID()))
    }
  }

  /// The address that the user's history ends with.
  func email(of id: UserID) async throws -> EmailAddress? {
    try await store.read(User.stream(of: id)).reduce(nil) { email, recorded in
      switch recorded.event as? User.Event {
      case .created(_, _, _, let email), .emailUpdated(_, let email): email
      case nil: email
      }
    }
  }

  private static func newID() -> CommandID {
    CommandID(rawValue: RandomEventIDs().next().description)
  }
}

extension NewEvent {
  fileprivate var isRelease: Bool {
    if case .released = event as? EmailReservation.Event { true } else { false }
  }
}
