import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 6: A number for a user, on a bad day")
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

  @Test("Somebody who takes the number at the last moment keeps it", .exercise("6.8"))
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
      Number 1 was free when the registration looked, and somebody else had it when it was \
      written. Then 2 is the next one, and the address has to be user 2's. But the registration \
      \(outcome), and the address is \(owner.map { "user \($0)'s" } ?? "nobody's"). \
      Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("However many register at once, each has a number and an address", .exercise("6.8"))
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
        Round \(round): eight people registered at once, all with the guess 1. There have to be \
        eight users, each with an address that is reserved for that number. But the registrations \
        \(outcomes.map { "\($0)" }.joined(separator: ", ")), the users are \(users), and the \
        addresses are reserved for \(owners.map { $0.map(String.init) ?? "nobody" }). \
        Read: Chapter 6, exercise 6.8.
        """)
    }
  }

  @Test("Of many who want one address at once, one gets it", .exercise("6.8"))
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
        Round \(round): eight people wanted one address at once. One of them has to be registered, \
        and the others get EmailTaken. But they \
        \(outcomes.map { "\($0)" }.joined(separator: ", ")), and the users are \(users). \
        Read: Chapter 6, exercise 6.8.
        """)
    }
  }

  @Test(
    "A registration that was stopped half way is finished when it comes again", .exercise("6.8"))
  func finishes() async throws {
    let office = RegistryOffice(crashing(.before))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    let again = try await office.register(john, guess: 1, command: "c-1")
    let users = try await office.users
    try #require(
      stopped.error is Crash && again.value?.id == 1 && users.count == 1,
      """
      The process ended when the address was reserved and before there was a user: it \(stopped). \
      When the command comes again, user 1 has to be registered, but it \(again). \
      Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("Trouble is told as what it is, also where the address is reserved", .exercise("6.8"))
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
      The address was reserved, and there is no user yet. Then the store failed again, and after \
      that somebody without a name came. The first has to hear of the store, the other one of the \
      name, but the registrations \(again) and \(nameless). "The address is taken" would be kept as \
      the answer, for ever. Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("It is finished although the guess has moved on", .exercise("6.8"))
  func finishesWithAnotherGuess() async throws {
    let office = RegistryOffice(crashing(.before))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    for id: UserID in [2, 3] { try await RegistryOffice.occupy(id, in: office.store) }
    let again = try await office.register(john, guess: 4, command: "c-1")
    let owner = try await office.owner(of: john)
    try #require(
      stopped.error is Crash && again.value != nil && again.value?.id == owner,
      """
      The process ended when the address was reserved for user 1 and before there was one. Then \
      others registered, and the guess was 4 when the command came again. It has to be finished, \
      with the number for which the address is reserved, but it \(again). The address is its own, \
      and not somebody else's. Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("An address that was reserved for nobody is not lost", .exercise("6.8"))
  func takesWhatWasLeft() async throws {
    let office = RegistryOffice(crashing(.before))
    let stopped = try await office.register(john, as: "John", guess: 1)
    let other = try await office.register(john, as: "Jane", guess: 5)
    let owner = try await office.owner(of: john)
    try #require(
      stopped.error is Crash && other.value != nil && other.value?.id == owner,
      """
      The process ended when an address was reserved and before there was a user, and nobody ever \
      asked again. The address belongs to nobody, so somebody else can register with it, but that \
      \(other). Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("Not even when somebody else has got the number since", .exercise("6.8"))
  func freesWhatWasLeft() async throws {
    let office = RegistryOffice(crashing(.before))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    try await RegistryOffice.occupy(1, in: office.store)
    let again = try await office.register(john, guess: 2, command: "c-1")
    let (users, owner) = (try await office.users, try await office.owner(of: john))
    try #require(
      stopped.error is Crash && again.value?.id == 2 && owner == 2,
      """
      The process ended when the address was reserved for user 1; then somebody else became user 1. \
      When the command came again, `owner(of:_:)` found nobody, and the guess 2 was free. So John \
      has to become user 2, but the registration \(again), the users are \(users), and the address \
      is \(owner.map { "user \($0)'s" } ?? "nobody's"). Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test("A registration whose answer was lost is not made twice", .exercise("6.8"))
  func registersOnce() async throws {
    let office = RegistryOffice(crashing(.after))
    let stopped = try await office.register(john, guess: 1, command: "c-1")
    let again = try await office.register(john, guess: 2, command: "c-1")
    let users = try await office.users
    try #require(
      stopped.error is Crash && again.value?.id == 1 && users.count == 1,
      """
      User 1 was registered, and the process ended before anybody was told. The command came \
      again, with the guess 2: it has to answer with user 1, and there is one user. But it \
      \(again), and the users are \(users). Read: Chapter 6, exercise 6.8.
      """)
  }

  @Test(
    "A registration that comes again is known even if the user has another address by then",
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
      User 1 was registered, and the process ended before anybody was told. The user then changed \
      the address, and only after that the registration came again. It has to answer with user 1, \
      and there is one user. But it \(again), and the users are \(users). \
      Read: Chapter 6, exercise 6.8.
      """)
  }
}
