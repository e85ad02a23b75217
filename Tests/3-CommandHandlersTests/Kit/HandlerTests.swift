import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: The handler")
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
      The account had 100.00 at version 2, and 30.00 were withdrawn. The answer has to be the one \
      event, version 3 and position 3, but the command \(answer), position \
      \(answer.value.map { "\($0.position)" } ?? "none"). Read: Chapter 3, exercise 3.7.
      """)
    let events = try await bank.events()
    try #require(
      events.last == withdrawn && events.count == 3,
      """
      The answer said that 30.00 were withdrawn, and the stream has \(words(events)). An answer before \
      the append is a promise that nobody keeps. Read: Chapter 3, exercise 3.7.
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

  @Test("What comes in after the look is a conflict", .exercise("3.7"))
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
      Ben looked at 100.00, version 2, and then Ann paid out 80.00. Ben decided on version 2, so \
      his append of another 80.00 has to expect that, and not what he could see by now; it \
      expected \(expected.map { "\($0)" } ?? "nothing"). His command \(answer), and the balance is \
      \(balance). Read: Chapter 3, exercise 3.7.
      """)
  }

  @Test("Several events are one append, each with an id of its own", .exercise("3.7"))
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
      A command led to three events. They have to be one append, all or nothing, with three ids, \
      and the answer is version 3, but there were appends of \(appends.map(\.events.count)) events \
      with \(ids.count) different ids, and the command \(answer). Read: Chapter 3, exercise 3.7.
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
      The account is new. The append has to expect version 0, or no stream, but it expected \
      \(expected), and it \(answer). Read: Chapter 3, exercise 3.7.
      """)
  }

  @Test("A refusal comes through, and nothing is appended", .exercise("3.7"))
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
      There were 100.00, and 100.01 was to be withdrawn. The customer has to be told which rule \
      forbids it, and the stream stays at 2 events, but the command \(answer), and the stream has \
      \(count). \
      Read: Chapter 3, exercise 3.7.
      """)
  }

  @Test("A command that changes nothing is answered with no events", .exercise("3.7"))
  func answersNoChange() async throws {
    let bank = Bank()
    try await bank.prepare()
    let answer = try await bank.ask(.open(1))
    let count = try await bank.events().count
    try #require(
      answer.value?.events == [] && answer.value?.version == 2 && count == 2
        && answer.value?.position == GlobalPosition(rawValue: 2),
      """
      The account was open at version 2, position 2, and was to be opened. That changes nothing \
      and is no error: no events, version 2 and position 2. The command \(answer), position \
      \(answer.value.map { "\($0.position)" } ?? "none"). Read: Chapter 3, exercise 3.7.
      """)
  }

  @Test("The ids of the events come from the source that was handed in", .exercise("3.7"))
  func takesIDs() async throws {
    let bank = Bank()
    _ = try await bank.ask(.open(1))
    _ = try await bank.ask(.deposit(1, .ten), id: "d")
    let ids = bank.store.appends.flatMap(\.events).map(\.id)
    try #require(
      ids == [1, 2].map { CountedEventIDs.id(numbered: $0) },
      """
      Two events were appended, and their ids have to be the first two of the source, but they \
      are \(ids). What is made in secret cannot be tested. Read: Chapter 3, exercise 3.7.
      """)
  }

  @Test("Before an append it prepares, with the state that it decided on", .exercise("3.7"))
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
      A withdrawal from 100.00, and then an opening that changes nothing. `prepare` has to be \
      called once, with 100.00, before the append, but it was called \
      \(balances.isEmpty ? "never" : balances.joined(separator: "; and ")). \
      Read: Chapter 3, exercise 3.7.
      """)
  }

  @Test("What cannot be prepared is not appended", .exercise("3.7"))
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
      `prepare` threw an error. That has to end the command, with nothing appended to the 2 events \
      of the stream, but it \(answer), and the stream has \(count). Read: Chapter 3, exercise 3.7.
      """)
  }
}
