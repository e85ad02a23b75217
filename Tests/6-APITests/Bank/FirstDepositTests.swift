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
      There was no account 1, and somebody brought 100.00. The account has to be opened, and then \
      the money is deposited, but your code \(words(outcome)), and the account's history is \
      \(words(history)). Read: Chapter 6, exercise 6.4.
      """)
    let last = try await store.read(Account.stream(of: 1)).last?.position
    try #require(
      outcome.value?.version == 2 && outcome.value?.position == last,
      """
      After its first deposit the account is at version 2 and the deposit at position 2, but your \
      code \(words(outcome)). Whoever waits for an earlier position reads an empty account. \
      Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test("The second deposit opens nothing", .exercise("6.4"))
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
      Account 1 had 100.00 in it, and 10.00 came. That is one event more, at version 3, but your \
      code \(words(outcome)), and the history is \(words(history)). Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test(
    "An amount that is refused opens no account", .exercise("6.4"),
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
      There was no account 1, and somebody brought \(amount), which \(rule). That has to throw \
      `.\(name)`, but your code \(words(outcome)). Read: Chapter 6, exercise 6.4.
      """)
    try #require(
      history.isEmpty,
      """
      A deposit of \(amount) was refused, because it \(rule), and then nothing is appended. But the \
      history of account 1 is \(words(history)): anybody opens as many accounts as they like, and brings nothing. \
      Read: Chapter 6, exercise 6.4.
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
      Account 1 was closed, and somebody brought 100.00. That has to throw `.accountClosed` and to \
      append nothing, but your code \(words(outcome)), and the history is \(words(history)). Money \
      that goes into a closed account is looked for by nobody. Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test("A refusal that has nothing to do with it is passed on", .exercise("6.4"))
  func passesRefusalsOn() async throws {
    let store = HookedStore()
    let most = Money(cents: .max)
    try await prepare(
      .opened(accountID: 1), .deposited(accountID: 1, amount: most), in: store)
    let outcome = try await deposit(in: store)
    try #require(
      outcome.error as? Account.Rejection == .balanceTooLarge(balance: most, amount: .hundred),
      """
      Account 1 is as full as an account can be, and 100.00 came. That has to throw \
      `.balanceTooLarge`, but your code \(words(outcome)). Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test("The same deposit again is the first one", .exercise("6.4"))
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
      The deposit "c" opened account 1, the deposit "d" followed, and then "c" came again, because \
      its answer was lost. It has to be answered as the first time, at version 2, and to append \
      nothing. Your code \(words(again)), and the history is \(words(history)). \
      Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test("It is the first one even when the account was closed since", .exercise("6.4"))
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
      The deposit "c" came, at version 2. Then the money was withdrawn and the account closed, and \
      "c" came again, because its answer was lost. It has to be answered as the first time, but your \
      code \(words(again)). Whoever is told now that the account was closed believes that the money \
      never arrived. Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test("After a power cut the deposit can be made again", .exercise("6.4"), arguments: 1...2)
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
        The first deposit into account 1 met a power cut \(moment) its append \(number), and was made \
        again with the same command id. The account has to be opened once, and the money is there \
        once, at version 2. But your code \(words(again)), and the history is \(words(history)). \
        Read: Chapter 6, exercise 6.4.
        """)
    }
  }

  @Test(
    "What goes wrong while the account is opened is told, and not that there is none",
    .exercise("6.4"))
  func passesTroubleOn() async throws {
    let store = HookedStore(beforeAppend: { append, _ in if append.number == 1 { throw Crash() } })
    let outcome = try await deposit(in: store)
    try #require(
      outcome.error is Crash,
      """
      There was no account 1, and the power was cut when it was to be opened. That error has to come \
      out, but your code \(words(outcome)). "There is no such account" would be kept as the answer to \
      this request, for ever. Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test("The opening is a command of its own, and the same one each time", .exercise("6.4"))
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
      The deposits "c", "c" and "d" each opened an account, in banks that know nothing of each \
      other. The openings name as their causes \(causes.map { $0 ?? "nothing" }). Make the id of the \
      opening from that of the deposit: then the same request leads to the same events each time, \
      and whoever asks later finds the request. Read: Chapter 6, exercise 6.4.
      """)
    let opening = causes[0] ?? ""
    try #require(
      opening.unicodeScalars.contains { !("!"..."~").contains($0) },
      """
      The opening that belongs to the deposit "c" names "\(opening)" as its cause. A client may send \
      that as a key of its own (visible ASCII, without blanks), and is then told that the key was used. \
      Put something into the id that no key can have, such as a blank. Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test("Two first deposits at the same moment are two deposits", .exercise("6.4"))
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
      Somebody else opened account 1 and brought 10.00, just before your code appended for the first \
      time. Then the account is there, and 100.00 more come in, at version 3. But your code \
      \(words(outcome)), and the history is \(words(history)). Read: Chapter 6, exercise 6.4.
      """)
  }

  @Test("All of it belongs to one story", .exercise("6.4"))
  func keepsTheStory() async throws {
    let store = HookedStore()
    _ = try await deposit(in: store)
    let events = try await store.read(Account.stream(of: 1))
    let stories = events.map { $0.metadata.correlationID?.rawValue ?? "none" }
    try #require(
      stories == ["story", "story"],
      """
      The deposit belonged to the correlation "story", and it led to two events. Both belong to it, \
      but those in the log have \(stories). Whoever asks later why there is an account 1 finds \
      nothing. Read: Chapter 6, exercise 6.4.
      """)
    try #require(
      events.last?.metadata.causationID?.rawValue == "c",
      """
      The command "c" led to the deposit, so it is the cause of the event, but that says \
      "\(events.last?.metadata.causationID?.rawValue ?? "nothing")". By its cause a repeated deposit \
      is recognised. Read: Chapter 6, exercise 6.4.
      """)
  }

  private func words(_ outcome: Outcome<CommandResult<Account.Event>>) -> String {
    outcome.value.map { "answered with version \($0.version) at position \($0.position)" }
      ?? outcome.description
  }

  private func words(_ events: [Account.Event]) -> String {
    events.isEmpty ? "empty" : events.map { "\($0)" }.joined(separator: ", ")
  }
}
