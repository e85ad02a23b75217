import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Synchronization
import TestStores
import Testing

@Suite("Stage 3: One address, one user, whatever goes wrong")
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

  @Test("A refusal after the reservation leaves the address free", .exercise("3.13"))
  func releasesAfterRefusal() async throws {
    // Just before John is registered, somebody else gets his number.
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
      john@ was reserved for user 1, and before he was registered, somebody else had become user \
      1: it \(refused). Then user 2 wants john@, and \(other). What was reserved for nothing has \
      to be released. Read: Chapter 3, exercise 3.13.
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
      User 1 was registered with john@, and the store broke down before it said so: it \(lost). \
      User 2 wants john@ and has to get EmailTaken, but \(other); and user 1, asked again, \
      \(again). After an error that is no refusal nobody knows what was appended. \
      Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("A refused command does not release what another one builds on", .exercise("3.13"))
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
      Two commands reserved john@ for user 1, one after the other. The first one registered the \
      user, it \(registered); the second one was refused. The address is user 1's, but user 2 \
      \(other). A command that only renewed a reservation has nothing to release. \
      Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test(
    "A user who goes back to the old address in the middle of a change keeps it",
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
      User 1 changed from john@ to doe@, and \(moment.rawValue), another command changed back to \
      john@. The user has \(email?.value ?? "no address") now, and user 2, who wants john@, \
      \(other). What is released at the end is the old reservation as it was seen in `prepare`, \
      before the change, and not one that is younger. Read: Chapter 3, exercise 3.13.
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
      User 1 wanted to change from john@ to doe@, and the plug was pulled before the change was \
      recorded: it \(failed). The user still has john@, but user 2, who wants it, \(other). The \
      old address is released when everything else is done. Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("After a conflict the address is reserved anew", .exercise("3.13"))
  func reservesAnew() async throws {
    // Two other commands lead the user to the new address and away from it again.
    let town = interruptedTown([doe, jim])
    _ = try await town.register(1, "John", john)
    let changed = try await town.change(1, to: doe)
    let other = try await town.register(2, "Jane", doe)
    try #require(
      changed.value != nil && other.error is EmailTaken,
      """
      User 1 changed to doe@. Before that was recorded, two other commands changed the same user \
      to doe@ and on to jim@, which released doe@. Decided again, the first command \(changed). \
      The user has doe@, but user 2, who wants it, \(other). `prepare` is called for each \
      attempt, and each time it has to reserve. Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("After a conflict another address is the old one", .exercise("3.13"))
  func releasesWhatItLeaves() async throws {
    let town = interruptedTown([jim])
    _ = try await town.register(1, "John", john)
    let changed = try await town.change(1, to: doe)
    let second = try await town.register(2, "Jane", john)
    let third = try await town.register(3, "Joe", jim)
    try #require(
      changed.value != nil && second.value != nil && third.value != nil,
      """
      User 1 changed from john@ to doe@, and before that was recorded, another command changed to \
      jim@. Decided again, the first command \(changed). Now john@ and jim@ are both free, but \
      user 2, who wants john@, \(second), and user 3, who wants jim@, \(third). Each attempt sees \
      another old address. Read: Chapter 3, exercise 3.13.
      """)
  }

  @Test("A refused command does not release what was renewed since", .exercise("3.13"))
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
      A command reserved john@ for user 1. A second one renewed the reservation and registered the \
      user; then the first one was refused, it \(refused). The address is user 1's, but user 2 \
      \(other). Release the reservation as you made it, by its version. \
      Read: Chapter 3, exercise 3.13.
      """)
  }

  /// A town where other commands change user 1 to `emails`, just before a change to doe@ is recorded.
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

/// When somebody else steps in.
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
