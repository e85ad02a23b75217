import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: The command handler")
struct HandlerTests {
  // MARK: 3.7

  @Test("It decides on the history of the stream and appends what follows", .exercise("3.7"))
  func decidesAndAppends() async throws {
    let bank = Bank()
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, .thirty))
    let withdrawn = Account.Event.withdrawn(accountID: 1, amount: .thirty)
    try #require(
      answer.value?.events == [withdrawn] && answer.value?.version == 3
        && answer.value?.position == GlobalPosition(rawValue: 3),
      """
      The account had 100.00 at version 2, and 30.00 were withdrawn.
        expected: it led to \(withdrawn) at version 3, position 3
        got:      it \(answer), position \(answer.value.map { "\($0.position)" } ?? "none")
      Decide on `current.state`; the version and the position are those that the append returned. \
      Chapter 3, exercise 3.7.
      """)
    let events = try await bank.events()
    try #require(
      events.last == withdrawn && events.count == 3,
      """
      The client was told that 30.00 were withdrawn, but the stream does not say so.
        expected: the withdrawal is the third event
        got:      \(words(events))
      A result before the append is a promise that the store may not keep. Chapter 3, exercise 3.7.
      """)
  }

  @Test("It appends at the version that it has read", .exercise("3.7"))
  func expectsWhatItRead() async throws {
    let bank = Bank()
    try await bank.prepare()
    try await bank.store.record(
      [Account.Event.withdrawn(accountID: 1, amount: .eighty)], in: Account.stream(of: 1))
    _ = try await bank.ask(.deposit(1, .ten))
    let expected = bank.store.appends.map(\.expected)
    try #require(
      expected == [.exactly(3)],
      """
      The stream has three events, and a deposit is appended to it.
        expected: one append that expects version 3
        got:      \(expected)
      The expected version protects the decision from other writers: it is the version that the \
      decision was made on. Chapter 3, exercise 3.7.
      """)
  }

  @Test("An event between reading and appending is a conflict", .exercise("3.7"))
  func looksOnce() async throws {
    let bank = Bank(
      store: HookedStore(afterRead: { number, store in
        guard number == 1 else { return }
        try await store.record(
          [Account.Event.withdrawn(accountID: 1, amount: .eighty)], in: Account.stream(of: 1))
      }))
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, .eighty))
    let (expected, balance) = (bank.store.appends.map(\.expected).first, try await bank.balance())
    try #require(
      expected == .exactly(2) && balance == Money(cents: 20_00),
      """
      Ben read 100.00 at version 2; then Ann withdrew 80.00, and Ben withdraws 80.00 as well.
        expected: his append expects version 2, and the balance stays 20.00
        got:      it expected \(expected.map { "\($0)" } ?? "nothing"), it \(answer), and the balance \
      is \(balance)
      Expect the version that was decided on, not a newer one: the decision knows nothing of Ann. \
      Chapter 3, exercise 3.7.
      """)
  }

  @Test("Several events are one append, each with its own id", .exercise("3.7"))
  func appendsTogether() async throws {
    let bank = Bank()
    let answer = try await Answer {
      try await bank.handler.handle(
        3, by: Tickets.self, in: Tickets.stream, context: CommandContext("c"))
    }
    let appends = bank.store.appends
    let ids = Set(appends.flatMap(\.events).map(\.id))
    try #require(
      appends.map(\.events.count) == [3] && ids.count == 3 && answer.value?.version == 3,
      """
      One command led to three events.
        expected: one append of 3 events with 3 ids, and version 3
        got:      appends of \(appends.map(\.events.count)) events with \(ids.count) different ids; it \
      \(answer)
      A command happens as a whole or not at all, and the store tells events apart by their ids. \
      Chapter 3, exercise 3.7.
      """)
  }

  @Test("In a new stream it expects to be the first", .exercise("3.7"))
  func expectsToBeFirst() async throws {
    let bank = Bank()
    let answer = try await bank.ask(.open(1))
    let expected = bank.store.appends.map(\.expected)
    try #require(
      [[.exactly(0)], [.noStream]].contains(expected) && answer.value?.version == 1,
      """
      The account is new, and opening it appends the first event.
        expected: an append that expects version 0, or no stream
        got:      \(expected), and it \(answer)
      Without that, two tellers can open the same account. Chapter 3, exercise 3.7.
      """)
  }

  @Test("A rejection goes to the caller, and nothing is appended", .exercise("3.7"))
  func passesRefusalsOn() async throws {
    let bank = Bank()
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, Money(cents: 100_01)))
    let rule = Account.Rejection.insufficientFunds(
      balance: .hundred, amount: Money(cents: 100_01))
    let count = try await bank.events().count
    try #require(
      answer.error as? Account.Rejection == rule && count == 2,
      """
      There are 100.00, and 100.01 are to be withdrawn.
        expected: it threw \(rule), and the stream has 2 events
        got:      it \(answer), and the stream has \(count)
      The client has to be told which rule forbids it: let errors of `decide` through. \
      Chapter 3, exercise 3.7.
      """)
  }

  @Test("A command that changes nothing returns no events", .exercise("3.7"))
  func answersNoChange() async throws {
    let bank = Bank()
    try await bank.prepare()
    let answer = try await bank.ask(.open(1))
    let count = try await bank.events().count
    try #require(
      answer.value?.events == [] && answer.value?.version == 2 && count == 2
        && answer.value?.position == GlobalPosition(rawValue: 2),
      """
      The account was open at version 2, position 2, and is to be opened again.
        expected: no events, version 2, position 2
        got:      it \(answer), position \(answer.value.map { "\($0.position)" } ?? "none")
      Nothing changes, and that is not an error. An append of no events returns where the stream is. \
      Chapter 3, exercise 3.7.
      """)
  }

  @Test("Event ids come from the injected source", .exercise("3.7"))
  func takesIDs() async throws {
    let bank = Bank()
    _ = try await bank.ask(.open(1))
    _ = try await bank.ask(.deposit(1, .ten), id: "d")
    let ids = bank.store.appends.flatMap(\.events).map(\.id)
    try #require(
      ids == [1, 2].map { CountedEventIDs.id(numbered: $0) },
      """
      Two events were appended.
        expected: the first two ids of the injected source
        got:      \(ids)
      Take each id from `ids.next()`: ids that are made inside cannot be tested. Chapter 3, exercise 3.7.
      """)
  }

  @Test("It prepares before the append, with the state that it decided on", .exercise("3.7"))
  func prepares() async throws {
    let bank = Bank()
    try await bank.prepare()
    var balances: [String] = []
    for command in [Account.Command.withdraw(1, .thirty), .open(1)] {
      _ = try await Answer {
        try await bank.handler.handle(
          command, by: Account.self, in: Account.stream(of: 1),
          context: CommandContext(CommandID(rawValue: "\(command)"))
        ) { state in
          let moment = bank.store.appends.isEmpty ? "before" : "after"
          balances.append("with \(state.balance), \(moment) the append")
        }
      }
    }
    try #require(
      balances == ["with 100.00, before the append"],
      """
      A withdrawal from 100.00 came first, and then an opening that changes nothing.
        expected: `prepare` is called once, with 100.00, before the append
        got:      it is called \(balances.isEmpty ? "never" : balances.joined(separator: "; and "))
      `prepare` does what has to be done in another stream before this append. Chapter 3, exercise 3.7.
      """)
  }

  @Test("If `prepare` throws, nothing is appended", .exercise("3.7"))
  func stopsUnprepared() async throws {
    let bank = Bank()
    try await bank.prepare()
    let answer = try await Answer {
      try await bank.handler.handle(
        .withdraw(1, .thirty), by: Account.self, in: Account.stream(of: 1),
        context: CommandContext("c")
      ) { _ in throw StoreTrouble() }
    }
    let count = try await bank.events().count
    try #require(
      answer.error is StoreTrouble && count == 2,
      """
      `prepare` threw StoreTrouble before a withdrawal was appended.
        expected: it threw StoreTrouble, and the stream has 2 events
        got:      it \(answer), and the stream has \(count)
      What the append depends on did not happen, so nothing may be appended. Chapter 3, exercise 3.7.
      """)
  }
}
