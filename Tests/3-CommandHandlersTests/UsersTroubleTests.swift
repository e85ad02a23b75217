import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: One address, one user, whatever goes wrong")
struct UsersTroubleTests {
  private let john: EmailAddress
  private let doe: EmailAddress
  private let user = User.stream(of: 1)

  init() throws {
    john = try EmailAddress(parsing: "john@example.com")
    doe = try EmailAddress(parsing: "doe@example.com")
  }

  @Test("Who is refused after the reservation leaves the address free", .exercise("3.13"))
  func releasesAfterRefusal() async throws {
    // Just before John is registered, somebody else gets his number.
    let town = Town(
      store: StagedStore(before: { [user, doe] append, store in
        guard append.stream == user, try await store.read(user).isEmpty else { return }
        let event = User.Event.created(userID: 1, firstName: "Jim", lastName: "Roe", email: doe)
        try await store.record([event], in: user)
      }))
    let refused = try await town.register(1, "John", john)
    let other = try await town.register(2, "Jane", john)
    try #require(
      refused.error as? User.Rejection == .alreadyRegistered(1) && other.value != nil,
      """
      john@ was reserved for user 1, and before he was registered, somebody else had become user \
      1: it \(refused). Then user 2 wants john@, and \(other). What was reserved for nothing has \
      to be released. Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("If the answer is lost, the address stays reserved", .exercise("3.13"))
  func keepsWhenInDoubt() async throws {
    let town = Town(
      store: StagedStore(after: { [user] append, _ in
        if append.stream == user { throw StoreTrouble() }
      }))
    let lost = try await town.register(1, "John", john, command: "c")
    let other = try await town.register(2, "Jane", john)
    let again = try await town.register(1, "John", john, command: "c")
    try #require(
      lost.error is StoreTrouble && other.error is EmailTaken && again.value?.version == 1,
      """
      User 1 was registered with john@, and the store broke down before it said so: it \(lost). \
      User 2 wants john@ and has to get EmailTaken, but \(other); and user 1, asked again, \
      \(again). After an error that is no refusal nobody knows what was appended. \
      Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("Who is refused does not release what another command builds on", .exercise("3.13"))
  func keepsForOthers() async throws {
    let (janeIsReady, jane) = AsyncStream<Void>.makeStream()
    let (johnIsDone, done) = AsyncStream<Void>.makeStream()
    let aside = OnTheSide()
    // John reserves; Jane, under the same number, renews; John is registered; Jane is refused.
    let town = Town(
      store: StagedStore(
        before: { [user, john] append, store in
          guard append.stream == user else { return }
          if append.registers("John") {
            let users = Users(handler: CommandHandler(store: store, clock: RecordingClock()))
            aside.begin {
              defer { jane.finish() }
              _ = try? await users.register(
                1, firstName: "Jane", lastName: "Doe", email: john,
                context: CommandContext("jane"))
            }
            for await _ in janeIsReady {}
          } else {
            jane.finish()
            for await _ in johnIsDone {}
          }
        },
        after: { append, _ in if append.registers("John") { done.finish() } }))
    let registered = try await town.register(1, "John", john)
    done.finish()
    await aside.wait()
    let other = try await town.register(2, "Jim", john)
    try #require(
      registered.value != nil && other.error is EmailTaken,
      """
      Two commands reserved john@ for user 1, one after the other. The first one registered him, \
      it \(registered); the second one was refused. The address is user 1's, but user 2 \
      \(other). Who only renewed a reservation has nothing to release. \
      Read: Chapter 3, exercise 3.13.
      """)
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
}

extension StagedStore.Append {
  fileprivate func registers(_ name: String) -> Bool {
    events.contains { new in
      if case .created(_, name, _, _) = new.event as? User.Event { true } else { false }
    }
  }
}
