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
  @Test("The first deposit opens the account and brings the money in", .exercise("6.4"))
  func opens() async throws {
    let store = HookedStore()
    let outcome = try await store.deposit()
    let history = try await store.history()
    try #require(
      history == [.opened(accountID: 1), .deposited(accountID: 1, amount: .hundred)],
      """
      There was no account 1, and 100.00 were deposited into it.
        expected: opened, then deposited 100.00
        got:      \(history.words); your code \(outcome.words)
      The first deposit opens the account, and brings its money in. Chapter 6, exercise 6.4.
      """)
    let last = try await store.read(Account.stream(of: 1)).last?.position
    try #require(
      outcome.value?.version == 2 && outcome.value?.position == last,
      """
      After its first deposit, account 1 is at version 2.
        expected: the result of the deposit: version 2, position \(last?.rawValue ?? 0)
        got:      \(outcome.words)
      A query that waits for an earlier position shows an empty account. Return the result of the \
      last command. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A second deposit opens nothing", .exercise("6.4"))
  func opensOnce() async throws {
    let store = HookedStore()
    _ = try await store.deposit()
    let outcome = try await store.deposit(.ten, CommandContext("d"))
    let history = try await store.history()
    try #require(
      history == [
        .opened(accountID: 1), .deposited(accountID: 1, amount: .hundred),
        .deposited(accountID: 1, amount: .ten),
      ] && outcome.value?.version == 3,
      """
      Account 1 held 100.00, and 10.00 were deposited into it.
        expected: one event more, at version 3
        got:      \(history.words); your code \(outcome.words)
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
    let outcome = try await store.deposit(amount)
    let history = try await store.history()
    let name = amount > .zero ? "balanceTooLarge" : "amountNotPositive"
    try #require(
      outcome.error as? Account.Rejection == rejection,
      """
      There was no account 1, and a deposit of \(amount) into it \(rule).
        expected: Account.Rejection.\(name)
        got:      \(outcome.words)
      Ask `Account.decide` what a new, open account would say. Chapter 6, exercise 6.4.
      """)
    try #require(
      history.isEmpty,
      """
      A deposit of \(amount) was refused, because it \(rule).
        expected: no events
        got:      \(history.words)
      With wrong amounts, anyone could open as many accounts as they like. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A closed account stays closed", .exercise("6.4"))
  func opensNothingAgain() async throws {
    let store = HookedStore()
    try await store.prepare(.opened(accountID: 1), .closed(accountID: 1))
    let outcome = try await store.deposit()
    let history = try await store.history()
    try #require(
      outcome.error as? Account.Rejection == .accountClosed(1)
        && history == [.opened(accountID: 1), .closed(accountID: 1)],
      """
      Account 1 was opened and closed, and then 100.00 were deposited into it.
        expected: Account.Rejection.accountClosed, and nothing appended
        got:      \(history.words); your code \(outcome.words)
      Money in a closed account can't be withdrawn. Chapter 6, exercise 6.4.
      """)
  }

  @Test("A rejection other than unknownAccount opens nothing", .exercise("6.4"))
  func passesRefusalsOn() async throws {
    let store = HookedStore()
    let most = Money(cents: .max)
    try await store.prepare(.opened(accountID: 1), .deposited(accountID: 1, amount: most))
    let outcome = try await store.deposit()
    try #require(
      outcome.error as? Account.Rejection == .balanceTooLarge(balance: most, amount: .hundred),
      """
      Account 1 holds as much as it can, and 100.00 were deposited into it.
        expected: Account.Rejection.balanceTooLarge
        got:      \(outcome.words)
      Only `unknownAccount` is a reason to open an account. Chapter 6, exercise 6.4.
      """)
  }

  @Test("An error of the store opens nothing", .exercise("6.4"))
  func opensNothingOnTrouble() async throws {
    let store = HookedStore(beforeAppend: { append, _ in if append.number == 1 { throw Crash() } })
    try await store.prepare(.opened(accountID: 1))
    let outcome = try await store.deposit()
    let history = try await store.history()
    try #require(
      outcome.error is Crash && history == [.opened(accountID: 1)],
      """
      Account 1 is open, and the store failed when a deposit of 100.00 was appended.
        expected: threw Crash, and the history is opened
        got:      \(history.words); your code \(outcome.words)
      A bare `catch` takes every error for a missing account. Catch only \
      `Account.Rejection.unknownAccount`. Chapter 6, exercise 6.4.
      """)
  }

  @Test(
    "An error while the account is opened is reported as it is",
    .exercise("6.4"))
  func passesTroubleOn() async throws {
    let store = HookedStore(beforeAppend: { append, _ in if append.number == 1 { throw Crash() } })
    let outcome = try await store.deposit()
    try #require(
      outcome.error is Crash,
      """
      There was no account 1, and the store failed while your code opened it.
        expected: threw Crash
        got:      \(outcome.words)
      "There is no such account" would be stored as the response to this request. Use `try`, not \
      `try?`, for the opening. Chapter 6, exercise 6.4.
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
    let outcome = try await store.deposit()
    let history = try await store.history()
    try #require(
      history == [
        .opened(accountID: 1), .deposited(accountID: 1, amount: .ten),
        .deposited(accountID: 1, amount: .hundred),
      ] && outcome.value?.version == 3,
      """
      Another client opened account 1 and deposited 10.00, just before your code appended for the \
      first time.
        expected: opened once, deposited 10.00 and then 100.00, version 3
        got:      \(history.words); your code \(outcome.words)
      `perform` loads and decides again after a conflict; leave that to it. Chapter 6, exercise 6.4.
      """)
  }
}
