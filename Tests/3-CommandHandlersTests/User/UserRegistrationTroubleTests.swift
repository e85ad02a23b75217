import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Synchronization
import TestStores
import Testing

@Suite("Stage 3: Reservations when something goes wrong")
struct UserRegistrationTroubleTests {
  private let john: EmailAddress
  private let doe: EmailAddress
  private let jim: EmailAddress
  private let user = User.stream(of: 1)

  init() throws {
    john = try EmailAddress(parsing: "john@example.com")
    doe = try EmailAddress(parsing: "doe@example.com")
    jim = try EmailAddress(parsing: "jim@example.com")
  }

  @Test("A rejection after a reservation leaves the address free", .exercise("3.13"))
  func releasesAfterRefusal() async throws {
    // Just before John is registered, another user gets his number.
    let town = Town(
      store: HookedStore(beforeAppend: { [user, doe] append, store in
        guard append.stream == user, try await store.read(user).isEmpty else { return }
        let event = User.Event.created(userID: 1, firstName: "Jim", lastName: "Roe", email: doe)
        try await store.record([event], in: user)
      }))
    let refused = try await town.register(1, "John", john)
    let other = try await town.register(2, "Jane", john)
    try #require(
      refused.error as? User.Rejection == .alreadyRegistered(1) && other.value != nil,
      """
      john@ was reserved for user 1, and before his registration was appended, someone else became user 1. \
      Then user 2 wants john@.
        expected: user 1: a rejection; user 2: version 1
        got:      user 1: it \(refused); user 2: it \(other)
      An address without a user must not stay reserved: call `releaseNew(after:)`. \
      Chapter 3, exercise 3.13.
      """)
  }

  @Test("If the answer is lost, the address stays reserved", .exercise("3.13"))
  func keepsWhenInDoubt() async throws {
    let town = Town(
      store: HookedStore(afterAppend: { [user] append, _ in
        if append.stream == user { throw StoreTrouble() }
      }))
    let lost = try await town.register(1, "John", john, command: "c")
    let other = try await town.register(2, "Jane", john)
    let again = try await town.register(1, "John", john, command: "c")
    try #require(
      lost.error is StoreTrouble && other.error is EmailTaken && again.value?.version == 1,
      """
      User 1 was registered with john@, and the store failed before it said so. Then user 2 wants john@, \
      and user 1 asks again.
        expected: it threw StoreTrouble; user 2 gets EmailTaken; user 1: version 1
        got:      it \(lost); user 2: it \(other); user 1: it \(again)
      Only a rejection proves that nothing was appended. After any other error, release nothing. \
      Chapter 3, exercise 3.13.
      """)
  }

  @Test("A refused command releases nothing that another one builds on", .exercise("3.13"))
  func keepsForOthers() async throws {
    let (janeIsReady, jane) = AsyncStream<Void>.makeStream()
    let (johnIsDone, done) = AsyncStream<Void>.makeStream()
    let aside = OnTheSide()
    // John reserves; Jane, under the same number, renews; John is registered; Jane is refused.
    let town = Town(
      store: HookedStore(
        beforeAppend: { [user, john] append, store in
          guard append.stream == user else { return }
          if append.registers("John") {
            let users = UserRegistration(
              handler: CommandHandler(store: store, clock: ImmediateClock()))
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
        afterAppend: { append, _ in if append.registers("John") { done.finish() } }))
    let registered = try await town.register(1, "John", john)
    done.finish()
    await aside.wait()
    let other = try await town.register(2, "Jim", john)
    try #require(
      registered.value != nil && other.error is EmailTaken,
      """
      Two commands reserved john@ for user 1. The first registered the user, the second was refused. Then \
      user 2 wants john@.
        expected: version 1; user 2 gets EmailTaken
        got:      it \(registered); user 2: it \(other)
      The address is that of user 1. Release with the swap that `reserve` has returned. \
      Chapter 3, exercise 3.13.
      """)
  }

  @Test(
    "A user who goes back to the old address during a change keeps it",
    .exercise("3.13"), arguments: Moment.allCases)
  fileprivate func goesBack(moment: Moment) async throws {
    let goBack: HookedStore.AppendHook = { [john] _, store in
      let users = UserRegistration(handler: CommandHandler(store: store, clock: ImmediateClock()))
      try await users.changeEmail(of: 1, to: john, context: CommandContext("back"))
    }
    let town = Town(
      store: HookedStore(
        beforeAppend: { [john] append, store in
          let isRelease = append.stream == EmailReservation.stream(of: john) && append.isRelease
          if moment == .beforeRelease, isRelease { try await goBack(append, store) }
        },
        afterAppend: { [doe] append, store in
          if moment == .afterChange, append.changes(to: doe) { try await goBack(append, store) }
        }))
    _ = try await town.register(1, "John", john)
    _ = try await town.change(1, to: doe)
    let email = try await town.email(of: 1)
    let other = try await town.register(2, "Jane", john)
    try #require(
      email == john && other.error is EmailTaken,
      """
      User 1 changed from john@ to doe@, and \(moment.rawValue), another command changed back to john@. \
      Then user 2 wants john@.
        expected: user 1 has john@; user 2 gets EmailTaken
        got:      user 1 has \(email?.value ?? "no address"); user 2: it \(other)
      The old address may be released only as it was seen in `prepare`: take the swap of `reserve`. \
      Chapter 3, exercise 3.13.
      """)
  }

  @Test("If the user cannot be changed, the old address stays reserved", .exercise("3.13"))
  func keepsOldAddress() async throws {
    let town = Town(
      store: HookedStore(beforeAppend: { [doe] append, _ in
        if append.changes(to: doe) { throw StoreTrouble() }
      }))
    _ = try await town.register(1, "John", john)
    let failed = try await town.change(1, to: doe)
    let other = try await town.register(2, "Jane", john)
    try #require(
      failed.error is StoreTrouble && other.error is EmailTaken,
      """
      User 1 wants to change from john@ to doe@, and the store failed before the change was appended. Then \
      user 2 wants john@.
        expected: it threw StoreTrouble; user 2 gets EmailTaken
        got:      it \(failed); user 2: it \(other)
      User 1 still has john@. Release the old address last. Chapter 3, exercise 3.13.
      """)
  }

  @Test("After a conflict the address is reserved again", .exercise("3.13"))
  func reservesAnew() async throws {
    // Two other commands lead the user to the new address and away from it again.
    let town = interruptedTown([doe, jim])
    _ = try await town.register(1, "John", john)
    let changed = try await town.change(1, to: doe)
    let other = try await town.register(2, "Jane", doe)
    try #require(
      changed.value != nil && other.error is EmailTaken,
      """
      User 1 changes to doe@. Before that was appended, two other commands changed user 1 to doe@ and on to \
      jim@, which released doe@. Then user 2 wants doe@.
        expected: user 1 is changed (a new version); user 2 gets EmailTaken
        got:      user 1: it \(changed); user 2: it \(other)
      Reserve in each attempt: `prepare` is called again after a conflict. Chapter 3, exercise 3.13.
      """)
  }

  @Test("After a conflict the newest old address is released", .exercise("3.13"))
  func releasesWhatItLeaves() async throws {
    let town = interruptedTown([jim])
    _ = try await town.register(1, "John", john)
    let changed = try await town.change(1, to: doe)
    let second = try await town.register(2, "Jane", john)
    let third = try await town.register(3, "Joe", jim)
    try #require(
      changed.value != nil && second.value != nil && third.value != nil,
      """
      User 1 changes from john@ to doe@. Before that was appended, another command changed user 1 to jim@. \
      Then user 2 wants john@, and user 3 wants jim@.
        expected: user 1 is changed (a new version); user 2 and user 3: version 1
        got:      user 1: it \(changed); user 2: it \(second); user 3: it \(third)
      Each attempt has its own old address: pass `state.email` of this attempt, and keep the newest swap. \
      Chapter 3, exercise 3.13.
      """)
  }

  @Test("A refused command releases nothing that was renewed since", .exercise("3.13"))
  func keepsWhatOthersRenewed() async throws {
    // John reserves; Johnny, under the same number, renews and is registered; John is refused.
    let town = Town(
      store: HookedStore(beforeAppend: { [john] append, store in
        guard append.registers("John") else { return }
        let users = UserRegistration(handler: CommandHandler(store: store, clock: ImmediateClock()))
        try await users.register(
          1, firstName: "Johnny", lastName: "Doe", email: john, context: CommandContext("johnny"))
      }))
    let refused = try await town.register(1, "John", john)
    let other = try await town.register(2, "Jim", john)
    try #require(
      refused.error is User.Rejection && other.error is EmailTaken,
      """
      A command reserved john@ for user 1; a second one renewed it and registered the user; then the first \
      was refused. Then user 2 wants john@.
        expected: it threw a rejection; user 2 gets EmailTaken
        got:      it \(refused); user 2: it \(other)
      The address is that of user 1. Release with the swap that `reserve` has returned. \
      Chapter 3, exercise 3.13.
      """)
  }

  /// A town where other commands change user 1 to `emails` just before a change to doe@ is appended.
  private func interruptedTown(_ emails: [EmailAddress]) -> Town {
    let isInterrupted = Mutex(false)
    return Town(
      store: HookedStore(beforeAppend: { [doe] append, store in
        guard append.changes(to: doe), isInterrupted.withLock({ $0.flip() }) else { return }
        let users = UserRegistration(handler: CommandHandler(store: store, clock: ImmediateClock()))
        for email in emails {
          try await users.changeEmail(
            of: 1, to: email, context: CommandContext(CommandID(rawValue: "to \(email)")))
        }
      }))
  }
}

/// The moment of the other command.
private enum Moment: String, CaseIterable, CustomTestStringConvertible {
  case afterChange = "just after that was recorded"
  case beforeRelease = "just before john@ was released"

  var testDescription: String { rawValue }
}

extension Bool {
  /// Makes it true; returns whether it was false until then.
  fileprivate mutating func flip() -> Bool {
    defer { self = true }
    return !self
  }
}

extension HookedStore.Append {
  fileprivate var isRelease: Bool { events.contains(where: \.isRelease) }

  fileprivate func registers(_ name: String) -> Bool {
    events.contains { new in
      if case .created(_, name, _, _) = new.event as? User.Event { true } else { false }
    }
  }

  fileprivate func changes(to email: EmailAddress) -> Bool {
    events.contains { new in
      if case .emailUpdated(_, email) = new.event as? User.Event { true } else { false }
    }
  }
}
