import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import InMemoryStoreSolution
import TestStores
import Testing

@Suite("Stage 6: A number for a user, with crashes and races")
struct RegistrationTroubleTests {
  private let john: EmailAddress
  private let doe: EmailAddress

  init() throws {
    john = try EmailAddress(parsing: "john@example.com")
    doe = try EmailAddress(parsing: "doe@example.com")
  }

  /// A store whose process ends before or after the first event of a user.
  private func crashing(_ moment: Moment) -> HookedStore {
    let crash: HookedStore.AppendHook = { append, _ in
      if append.category == User.category, append.numberInCategory == 1 { throw Crash() }
    }
    return moment == .before ? HookedStore(beforeAppend: crash) : HookedStore(afterAppend: crash)
  }

  private enum Moment {
    case before
    case after
  }

  @Test("A number that is taken at the last moment stays taken", .exercise("6.8"))
  func losesRace() async throws {
    let office = RegistryOffice(
      HookedStore(beforeAppend: { append, store in
        guard append.category == User.category, append.numberInCategory == 1 else { return }
        try await RegistryOffice.occupy(1, in: store)
      }))
    let outcome = try await office.register(john, guess: 1)
    let owner = try await office.owner(of: john)
    try #require(
      outcome.value?.id == 2 && owner == 2,
      """
      Number 1 was free when your code looked, and taken when it appended.
        expected: user 2, with the address reserved for user 2
        got:      \(outcome.result), with the address reserved for \(owner.map { "user \($0)" } ?? "no one")
      Don't ask whether a number is free: register, and let the error tell you. \
      Chapter 6, exercise 6.8.
      """)
  }

  @Test("Concurrent registrations get a number and an address each", .exercise("6.8"))
  func races() async throws {
    for round in 1...10 {
      let office = RegistryOffice()
      let emails = try (1...8).map { try EmailAddress(parsing: "user\($0)@example.com") }
      let outcomes = try await withThrowingTaskGroup(of: Outcome<Registered>.self) { group in
        for email in emails { group.addTask { try await office.register(email, guess: 1) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let users = try await office.users
      var owners: [UserID?] = []
      for user in users { owners.append(try await office.owner(of: user.email)) }
      try #require(
        outcomes.allSatisfy { $0.value != nil } && users.count == 8
          && Set(users.map(\.id)).count == 8 && Set(users.map(\.email)) == Set(emails)
          && owners == users.map(\.id),
        """
        Round \(round): eight users registered at once, all with the guess 1.
          expected: eight users with eight numbers, each address reserved for its user
          got:      \(outcomes.map(\.result).joined(separator: ", ")), with the addresses reserved \
        for \(owners.map { $0.map(String.init) ?? "no one" })
        Chapter 6, exercise 6.8.
        """)
    }
  }

  @Test("Of concurrent registrations with the same address, one succeeds", .exercise("6.8"))
  func racesForAddress() async throws {
    for round in 1...10 {
      let office = RegistryOffice()
      let outcomes = try await withThrowingTaskGroup(of: Outcome<Registered>.self) { [john] group in
        for number in 0..<8 {
          // Some of them even have the same name.
          group.addTask { try await office.register(john, as: "John \(number / 2)", guess: 1) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let (users, owner) = (try await office.users, try await office.owner(of: john))
      try #require(
        outcomes.count { $0.value != nil } == 1 && outcomes.count { $0.error is EmailTaken } == 7
          && users.count == 1 && users.first?.id == owner,
        """
        Round \(round): eight users registered with the same address at once.
          expected: one success, and EmailTaken seven times; users: 1
          got:      \(outcomes.map(\.result).joined(separator: ", ")); users: \(users.count)
        Chapter 6, exercise 6.8.
        """)
    }
  }

  @Test(
    "An interrupted registration is finished by its retry", .exercise("6.8"))
  func finishes() async throws {
    let office = RegistryOffice(crashing(.before))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    let again = try await office.register(john, guess: 1, command: "c-1")
    let users = try await office.users
    try #require(
      stopped.error is Crash && again.value?.id == 1 && users.count == 1,
      """
      The process crashed after the address was reserved and before the user was created, and the \
      command was retried.
        expected: user 1
        got:      \(again.result)
      Chapter 6, exercise 6.8.
      """)
  }

  @Test("An error of the store is reported as it is", .exercise("6.8"))
  func tellsOfTrouble() async throws {
    let store = HookedStore(beforeAppend: { append, _ in
      if append.category == User.category { throw Crash() }
    })
    let office = RegistryOffice(store)
    _ = try await office.register(john, guess: 1, command: "c-1")
    let again = try await office.register(john, guess: 1, command: "c-1")
    let nameless = try await office.register(john, as: "", guess: 1, command: "c-2")
    try #require(
      again.error is Crash && nameless.error as? User.Rejection == .nameEmpty(.first),
      """
      The address was reserved, and there is no user yet. Then the store failed again, and after that a \
      registration without a name came.
        expected: threw Crash, and then User.Rejection.nameEmpty
        got:      \(again.result), and then \(nameless.result)
      "The address is taken" would be stored as the response. Catch only `.alreadyRegistered`. \
      Chapter 6, exercise 6.8.
      """)
  }

  @Test("An owner that can't be read is not a missing owner", .exercise("6.8"))
  func reportsReads() async throws {
    let reads = Count()
    let office = RegistryOffice(
      HookedStore(
        InMemoryEventStore(),
        beforeAppend: { append, _ in
          if append.category == User.category, append.numberInCategory == 1 { throw Crash() }
        },
        afterRead: { _, _ in
          // The read after the first count fails.
          if reads.value == 1 {
            _ = reads.next()
            throw Crash()
          }
        }))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    _ = reads.next()
    let failed = try await office.register(john, guess: 5, command: "c-1")
    let again = try await office.register(john, guess: 5, command: "c-1")
    try #require(
      stopped.error is Crash && failed.error is Crash && again.value?.id == 1,
      """
      The address was reserved for user 1, and then the process crashed. At the first retry, the \
      reservation could not be read.
        expected: threw Crash, and then user 1
        got:      \(failed.result), and then \(again.result)
      `try?` takes a failed read for "no owner", and the retry chooses a second number. Use `try`. \
      Chapter 6, exercise 6.8.
      """)
  }

  @Test("An interrupted registration keeps its number when the guess has changed", .exercise("6.8"))
  func finishesWithAnotherGuess() async throws {
    let office = RegistryOffice(crashing(.before))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    for id: UserID in [2, 3] { try await RegistryOffice.occupy(id, in: office.store) }
    let again = try await office.register(john, guess: 4, command: "c-1")
    let owner = try await office.owner(of: john)
    try #require(
      stopped.error is Crash && again.value != nil && again.value?.id == owner,
      """
      The process crashed after the address was reserved for user 1, others registered, and the guess \
      was 4 when the command was retried.
        expected: user 1, for whom the address is reserved
        got:      \(again.result)
      The address belongs to this very request. Chapter 6, exercise 6.8.
      """)
  }

  @Test("An address that was reserved and never used is not lost", .exercise("6.8"))
  func takesWhatWasLeft() async throws {
    let office = RegistryOffice(crashing(.before))
    let stopped = try await office.register(john, as: "John", guess: 1)
    let other = try await office.register(john, as: "Jane", guess: 5)
    let owner = try await office.owner(of: john)
    try #require(
      stopped.error is Crash && other.value != nil && other.value?.id == owner,
      """
      The process crashed after an address was reserved and before the user was created, and there was \
      no retry. Then Jane registered with the address.
        expected: a user, for whom the address is reserved
        got:      \(other.result), with the address reserved for \(owner.map { "user \($0)" } ?? "no one")
      Otherwise the address is lost for ever. Chapter 6, exercise 6.8.
      """)
  }

  @Test("An unused reservation is no obstacle when its number has been taken", .exercise("6.8"))
  func freesWhatWasLeft() async throws {
    let office = RegistryOffice(crashing(.before))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    try await RegistryOffice.occupy(1, in: office.store)
    let again = try await office.register(john, guess: 2, command: "c-1")
    let (users, owner) = (try await office.users, try await office.owner(of: john))
    try #require(
      stopped.error is Crash && again.value?.id == 2 && owner == 2,
      """
      The process crashed after the address was reserved for user 1, and then another client became \
      user 1. At the retry, `owner(of:_:)` returns nil and releases the address; the guess 2 is free.
        expected: user 2, with the address reserved for user 2
        got:      \(again.result), with the address reserved for \(owner.map { "user \($0)" } ?? "no one"); \
      users: \(users)
      Chapter 6, exercise 6.8.
      """)
  }

  @Test("A registration whose response was lost is made once", .exercise("6.8"))
  func registersOnce() async throws {
    let office = RegistryOffice(crashing(.after))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    let again = try await office.register(john, guess: 2, command: "c-1")
    let users = try await office.users
    try #require(
      stopped.error is Crash && again.value?.id == 1 && users.count == 1,
      """
      User 1 was registered, the process crashed before it responded, and the command was retried with \
      the guess 2.
        expected: user 1; users: 1
        got:      \(again.result); users: \(users.count)
      Chapter 6, exercise 6.8.
      """)
  }

  @Test(
    "A retry is recognized even if the user has changed the address",
    .exercise("6.8"))
  func registersOnceForGood() async throws {
    let office = RegistryOffice(crashing(.after))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    let changed = try await Outcome.awaiting { [doe] in
      try await BankService(store: office.store).changeEmail(
        of: 1, to: doe, context: CommandContext("c-2"))
    }
    let again = try await office.register(john, guess: 2, command: "c-1")
    let users = try await office.users
    try #require(
      stopped.error is Crash && changed.value != nil && again.value?.id == 1 && users.count == 1,
      """
      User 1 was registered, and the response was lost. Then the user changed the address, and the \
      registration was retried.
        expected: user 1; users: 1
        got:      \(again.result); users: \(users.count)
      Chapter 6, exercise 6.8.
      """)
  }
}
