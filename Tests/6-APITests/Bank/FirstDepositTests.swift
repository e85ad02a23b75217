import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 6: The first deposit opens the account")
struct FirstDepositTests {
  private let context = CommandContext("c", correlationID: CorrelationID(rawValue: "story"))

  /// A deposit of 100.00 into account 1, unless it is said otherwise.
  private func deposit(
    _ amount: Money = .hundred, _ context: CommandContext? = nil, in store: HookedStore
  ) async throws(Unfinished) -> Outcome<CommandResult<Account.Event>> {
    try await .awaiting {
      try await BankService(store: store).deposit(amount, into: 1, context: context ?? self.context)
    }
  }

  private func history(in store: HookedStore) async throws -> [Account.Event] {
    try await store.read(Account.stream(of: 1)).compactMap { $0.event as? Account.Event }
  }

  private func prepare(_ events: Account.Event..., in store: HookedStore) async throws {
    try await store.record(events, in: Account.stream(of: 1))
  }

  @Test("The first deposit opens the account and brings the money in", .exercise("6.4"))
  func opens() async throws {
    let store = HookedStore()
    let outcome = try await deposit(in: store)
    let history = try await history(in: store)
    try #require(
      history == [.opened(accountID: 1), .deposited(accountID: 1, amount: .hundred)],
      """
      There was no account 1, and 100.00 were deposited into it.
        expected: opened, then deposited 100.00
        got:      \(words(history)); your code \(words(outcome))
      The first deposit opens the account, and brings its money in. Chapter 6, exercise 6.4.
      """)
    let last = try await store.read(Account.stream(of: 1)).last?.position
    try #require(
      outcome.value?.version == 2 && outcome.value?.position == last,
      """
      After its first deposit, account 1 is at version 2.
        expected: the result of the deposit: version 2, position \(last?.rawValue ?? 0)
        got:      \(words(outcome))
      A query that waits for an earlier position shows an empty account. Return the result of the \
      last command. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A second deposit opens nothing", .exercise("6.4"))
  func opensOnce() async throws {
    let store = HookedStore()
    _ = try await deposit(in: store)
    let outcome = try await deposit(.ten, CommandContext("d"), in: store)
    let history = try await history(in: store)
    try #require(
      history == [
        .opened(accountID: 1), .deposited(accountID: 1, amount: .hundred),
        .deposited(accountID: 1, amount: .ten),
      ] && outcome.value?.version == 3,
      """
      Account 1 held 100.00, and 10.00 were deposited into it.
        expected: one event more, at version 3
        got:      \(words(history)); your code \(words(outcome))
      Chapter 6, exercise 6.4.
      """)
  }

  @Test(
    "A refused first deposit opens no account", .exercise("6.4"),
    arguments: [
      (Money.zero, Account.Rejection.amountNotPositive(.zero), "is not above zero"),
      (Money(cents: -5), .amountNotPositive(Money(cents: -5)), "is not above zero"),
      (
        Money.limit &+ .ten, .balanceTooLarge(balance: .zero, amount: .limit &+ .ten),
        "is above the limit"
      ),
    ])
  func opensForMoneyOnly(
    amount: Money, rejection: Account.Rejection, rule: String
  ) async throws {
    let store = HookedStore()
    let outcome = try await deposit(amount, in: store)
    let history = try await history(in: store)
    let name = amount > .zero ? "balanceTooLarge" : "amountNotPositive"
    try #require(
      outcome.error as? Account.Rejection == rejection,
      """
      There was no account 1, and a deposit of \(amount) into it \(rule).
        expected: Account.Rejection.\(name)
        got:      \(words(outcome))
      Ask `Account.decide` what a new, open account would say. Chapter 6, exercise 6.4.
      """)
    try #require(
      history.isEmpty,
      """
      A deposit of \(amount) was refused, because it \(rule).
        expected: no events
        got:      \(words(history))
      With wrong amounts, anyone could open as many accounts as they like. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A closed account stays closed", .exercise("6.4"))
  func opensNothingAgain() async throws {
    let store = HookedStore()
    try await prepare(.opened(accountID: 1), .closed(accountID: 1), in: store)
    let outcome = try await deposit(in: store)
    let history = try await history(in: store)
    try #require(
      outcome.error as? Account.Rejection == .accountClosed(1)
        && history == [.opened(accountID: 1), .closed(accountID: 1)],
      """
      Account 1 was opened and closed, and then 100.00 were deposited into it.
        expected: Account.Rejection.accountClosed, and nothing appended
        got:      \(words(history)); your code \(words(outcome))
      Money in a closed account can't be withdrawn. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A rejection other than unknownAccount opens nothing", .exercise("6.4"))
  func passesRefusalsOn() async throws {
    let store = HookedStore()
    let most = Money(cents: .max)
    try await prepare(
      .opened(accountID: 1), .deposited(accountID: 1, amount: most), in: store)
    let outcome = try await deposit(in: store)
    try #require(
      outcome.error as? Account.Rejection == .balanceTooLarge(balance: most, amount: .hundred),
      """
      Account 1 holds as much as it can, and 100.00 were deposited into it.
        expected: Account.Rejection.balanceTooLarge
        got:      \(words(outcome))
      Only `unknownAccount` is a reason to open an account. Chapter 6, exercise 6.4.
      """)
  }

  @Test("An error of the store opens nothing", .exercise("6.4"))
  func opensNothingOnTrouble() async throws {
    let store = HookedStore(beforeAppend: { append, _ in if append.number == 1 { throw Crash() } })
    try await prepare(.opened(accountID: 1), in: store)
    let outcome = try await deposit(in: store)
    let history = try await history(in: store)
    try #require(
      outcome.error is Crash && history == [.opened(accountID: 1)],
      """
      Account 1 is open, and the store failed when a deposit of 100.00 was appended.
        expected: threw Crash, and the history is opened
        got:      \(words(history)); your code \(words(outcome))
      A bare `catch` takes every error for a missing account. Catch only \
      `Account.Rejection.unknownAccount`. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A retried deposit is the first one", .exercise("6.4"))
  func repeats() async throws {
    let store = HookedStore()
    let first = try await deposit(in: store)
    _ = try await deposit(.ten, CommandContext("d"), in: store)
    let again = try await deposit(in: store)
    let history = try await history(in: store)
    try #require(
      history.count == 3 && again.value?.version == 2
        && again.value?.position == first.value?.position,
      """
      The deposit "c" opened account 1, the deposit "d" followed, and then "c" was retried, because \
      its response was lost.
        expected: the first result, version 2, and nothing appended
        got:      \(words(history)); your code \(words(again))
      A retry with another id is another deposit. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A retried deposit is the first one even after the account was closed", .exercise("6.4"))
  func repeatsAfterTheEnd() async throws {
    let store = HookedStore()
    try await prepare(.opened(accountID: 1), in: store)
    let first = try await deposit(in: store)
    try await prepare(
      .withdrawn(accountID: 1, amount: .hundred), .closed(accountID: 1), in: store)
    let again = try await deposit(in: store)
    try #require(
      first.value?.version == 2 && again.value == first.value,
      """
      The deposit "c" was made, at version 2. Then the money was withdrawn and the account closed, and \
      "c" was retried, because its response was lost.
        expected: the first result, version 2
        got:      \(words(again))
      Told that the account is closed, the customer believes that the money never arrived. Try the \
      deposit first. Chapter 6, exercise 6.4.
      """)
  }

  @Test("After a crash, a retry completes the deposit", .exercise("6.4"), arguments: 1...2)
  func survivesPowerCuts(number: Int) async throws {
    let crash: HookedStore.AppendHook = { append, _ in
      if append.number == number { throw Crash() }
    }
    let (lost, kept) = (HookedStore(afterAppend: crash), HookedStore(beforeAppend: crash))
    for (store, moment) in [(lost, "just after"), (kept, "just before")] {
      _ = try await deposit(in: store)
      let again = try await deposit(in: store)
      let history = try await history(in: store)
      try #require(
        history == [.opened(accountID: 1), .deposited(accountID: 1, amount: .hundred)]
          && again.value?.version == 2,
        """
        The process crashed \(moment) append \(number) of the first deposit into account 1, and the \
        deposit was retried with the same command id.
          expected: opened once, deposited once, version 2
          got:      \(words(history)); your code \(words(again))
        Chapter 6, exercise 6.4.
        """)
    }
  }

  @Test(
    "An error while the account is opened is reported as it is",
    .exercise("6.4"))
  func passesTroubleOn() async throws {
    let store = HookedStore(beforeAppend: { append, _ in if append.number == 1 { throw Crash() } })
    let outcome = try await deposit(in: store)
    try #require(
      outcome.error is Crash,
      """
      There was no account 1, and the store failed while your code opened it.
        expected: threw Crash
        got:      \(words(outcome))
      "There is no such account" would be stored as the response to this request. Use `try`, not \
      `try?`, for the opening. Chapter 6, exercise 6.4.
      """)
  }

  @Test("The opening has its own command id, the same for each retry", .exercise("6.4"))
  func namesTheOpening() async throws {
    var causes: [String?] = []
    for command in ["c", "c", "d"] {
      let store = HookedStore()
      _ = try await deposit(.hundred, CommandContext(CommandID(rawValue: command)), in: store)
      causes.append(
        try await store.read(Account.stream(of: 1)).first?.metadata.causationID?.rawValue)
    }
    try #require(
      causes[0] != nil && causes[0] == causes[1] && causes[0] != causes[2],
      """
      The deposits "c", "c" and "d" each opened an account, in three separate banks.
        expected: the same command id for the first two openings, and another one for the third
        got:      \(causes.map { $0 ?? "none" })
      Make the id of the opening from the id of the deposit, so that a retry is the same command. \
      Chapter 6, exercise 6.4.
      """)
    let opening = causes[0] ?? ""
    try #require(
      opening.unicodeScalars.contains { !("!"..."~").contains($0) },
      """
      The opening for the deposit "c" has a command id that a client may send as its own key.
        expected: an id that no key can be, such as "c open" with a space
        got:      "\(opening)"
      The client would be told that its key was used. Keys have visible ASCII characters only. \
      Chapter 6, exercise 6.4.
      """)
  }

  @Test("Two first deposits at the same time are two deposits", .exercise("6.4"))
  func sharesTheAccount() async throws {
    let store = HookedStore(beforeAppend: { append, store in
      guard append.number == 1 else { return }
      let events: [Account.Event] = [
        .opened(accountID: 1), .deposited(accountID: 1, amount: .ten),
      ]
      try await store.record(events, in: Account.stream(of: 1))
    })
    let outcome = try await deposit(in: store)
    let history = try await history(in: store)
    try #require(
      history == [
        .opened(accountID: 1), .deposited(accountID: 1, amount: .ten),
        .deposited(accountID: 1, amount: .hundred),
      ] && outcome.value?.version == 3,
      """
      Another client opened account 1 and deposited 10.00, just before your code appended for the \
      first time.
        expected: opened once, deposited 10.00 and then 100.00, version 3
        got:      \(words(history)); your code \(words(outcome))
      `perform` loads and decides again after a conflict; leave that to it. Chapter 6, exercise 6.4.
      """)
  }

  @Test("Opening and deposit belong to the same correlation", .exercise("6.4"))
  func keepsTheStory() async throws {
    let store = HookedStore()
    _ = try await deposit(in: store)
    let events = try await store.read(Account.stream(of: 1))
    let stories = events.map { $0.metadata.correlationID?.rawValue ?? "none" }
    try #require(
      stories == ["story", "story"],
      """
      A deposit with the correlation "story" opened account 1.
        expected: the correlations ["story", "story"]
        got:      \(stories)
      Otherwise the log can't say why there is an account 1. Use `context.leading(to:)`. \
      Chapter 6, exercise 6.4.
      """)
    try #require(
      events.last?.metadata.causationID?.rawValue == "c",
      """
      The command "c" caused the deposit.
        expected: the causation id "c"
        got:      "\(events.last?.metadata.causationID?.rawValue ?? "none")"
      A retry is recognized by this id. Chapter 6, exercise 6.4.
      """)
  }

  private func words(_ outcome: Outcome<CommandResult<Account.Event>>) -> String {
    outcome.value.map { "returned version \($0.version) at position \($0.position)" }
      ?? outcome.description
  }

  private func words(_ events: [Account.Event]) -> String {
    events.isEmpty ? "no events" : events.map { "\($0)" }.joined(separator: ", ")
  }
}
