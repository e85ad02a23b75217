import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import InMemoryStoreSolution
import TestStores
import Testing

@Suite("Stage 3: The same command again")
struct IdempotentCommandTests {
  @Test("A repeated command gets the first answer, whatever has happened since", .exercise("3.11"))
  func answersAgain() async throws {
    let bank = Bank()
    try await bank.prepare()
    let first = try await bank.ask(.withdraw(1, .eighty), id: "pay 7")
    try await bank.store.record(
      [Account.Event.deposited(accountID: 1, amount: .ten)], in: Account.stream(of: 1))
    let second = try await bank.ask(
      .withdraw(1, .eighty), id: "pay 7", story: CorrelationID(rawValue: "second try"))
    let balance = try await bank.balance()
    try #require(
      second.value != nil && second.value == first.value && balance == .thirty,
      """
      80.00 of 100.00 were withdrawn, and the answer was lost. Meanwhile 10.00 came in, and then \
      the same command came again. The first time it \(first), so it has to be answered, with a \
      balance of 30.00. Now it \(second); the balance is \(balance). A repeated command is not \
      decided on today's state; it is told from another one on the state before its events. \
      Read: Chapter 3, exercise 3.11.
      """)
  }

  @Test("The answer has all that the first one had", .exercise("3.11"))
  func answersWhole() async throws {
    let bank = Bank()
    try await bank.prepare(2)
    let first = try await bank.ask(.open(1), id: "open 7")
    try await bank.prepare(3)
    _ = try await bank.ask(.deposit(1, .ten), id: "pay 8")
    let again = try await bank.ask(.open(1), id: "open 7")
    try #require(
      again.value == first.value && again.value?.version == 1
        && again.value?.position == GlobalPosition(rawValue: 3),
      """
      The command that opened the account at version 1, position 3, came again after others. It \
      has to be answered as then, with version, position and event, but it \(again), position \
      \(again.value.map { "\($0.position)" } ?? "none"). \
      Read: Chapter 3, exercise 3.11.
      """)
  }

  @Test("An answer is not forgotten, however much has happened since", .exercise("3.11"))
  func remembersForLong() async throws {
    let bank = Bank()
    try await bank.prepare()
    let first = try await bank.ask(.withdraw(1, .eighty), id: "pay 7")
    try await bank.store.record(
      Array(repeating: Account.Event.deposited(accountID: 1, amount: .ten), count: 500),
      in: Account.stream(of: 1))
    let again = try await bank.ask(.withdraw(1, .eighty), id: "pay 7")
    try #require(
      first.value != nil && again.value == first.value,
      """
      A withdrawal was followed by 500 deposits, and then it came again. The first time it \
      \(first), and now it \(again). Read: Chapter 3, exercise 3.11.
      """)
  }

  @Test("A new command need not read the account to know that it is new", .exercise("3.11"))
  func looksInAnIndex() async throws {
    let counting = CountingStore(InMemoryEventStore())
    let bank = Bank(store: HookedStore(counting))
    try await bank.prepare()
    try await bank.store.record(
      Array(repeating: Account.Event.deposited(accountID: 1, amount: .ten), count: 500),
      in: Account.stream(of: 1))
    let first = try await bank.ask(.withdraw(1, .eighty), id: "pay 7")
    let before = counting.eventsRead
    let second = try await bank.ask(.withdraw(1, .eighty), id: "pay 8")
    let count = counting.eventsRead - before
    try #require(
      first.value?.version == 503 && second.value?.version == 504 && count == 0,
      """
      An account has 502 events, and two commands with new ids. The second one knows the account \
      from the first one; to see that its id is new, it has to ask for the events of this cause, \
      which costs the same however long the account is. It read \(count) events. The first \
      command \(first), and the second one \(second). Read: Chapter 3, exercise 3.11.
      """)
  }

  @Test("A command that led to several events is answered with all of them", .exercise("3.11"))
  func answersWithSeveral() async throws {
    let bank = Bank()
    let answers = try await ["a", "b", "a"].map { $0 as CommandID }.asyncMap { id in
      try await Answer {
        try await bank.handler.handle(
          3, by: Tickets.self, in: Tickets.stream, context: CommandContext(id))
      }
    }
    let numbers = answers.map { $0.value?.events.map(\.number) ?? [] }
    let places = answers.map {
      [$0.value?.version, $0.value?.position.rawValue].compactMap(\.self)
    }
    try #require(
      numbers == [[1, 2, 3], [4, 5, 6], [1, 2, 3]] && places == [[3, 3], [6, 6], [3, 3]],
      """
      The command "a" drew the tickets 1 to 3, "b" drew 4 to 6, and then "a" came again. It has to \
      get 1 to 3 again, with the version and the position of the last of them, 3, but the answers \
      were \(numbers) at \(places). Read: Chapter 3, exercise 3.11.
      """)
  }

  @Test("When the store's answer is lost, the next try finds what was appended", .exercise("3.11"))
  func findsWhatWasAppended() async throws {
    let bank = Bank(
      store: HookedStore(afterAppend: { append, _ in
        if append.number == 1 { throw StoreTrouble() }
      }))
    try await bank.prepare()
    let lost = try await bank.ask(.withdraw(1, .eighty), id: "pay 7")
    let again = try await bank.ask(.withdraw(1, .eighty), id: "pay 7")
    try #require(
      lost.error is StoreTrouble && again.value?.version == 3 && bank.store.appends.count == 1,
      """
      The store appended a withdrawal of 80.00 and broke down before it said so: the command \
      \(lost). The same command again has to find it at version 3, but it \(again). \
      Read: Chapter 3, exercise 3.11.
      """)
  }

  @Test(
    "Of two who send the same command at once, one acts and both are answered", .exercise("3.11"))
  func actsOnce() async throws {
    let rival = AnswerBox()
    let bank = Bank(
      store: HookedStore(beforeAppend: { append, store in
        guard append.number == 1 else { return }
        // Exactly now the same command comes a second time, and overtakes the first.
        let other = CommandHandler(store: store, clock: ImmediateClock())
        await rival.keep(
          try await other.handle(
            .withdraw(1, .eighty), by: Account.self, in: append.stream,
            context: CommandContext("pay 7")))
      }))
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, .eighty), id: "pay 7")
    let (other, balance) = (await rival.answer, try await bank.balance())
    try #require(
      answer.value != nil && answer.value == other && balance == Money(cents: 20_00),
      """
      The same withdrawal came twice at the same moment. One was answered with \
      \(other.map { "\(words($0.events)) at version \($0.version)" } ?? "nothing"), the other one \
      \(answer), and the balance is \(balance) instead of 20.00. After a conflict the history has \
      to be searched again. Read: Chapter 3, exercise 3.11.
      """)
  }

  @Test("A refused command leaves no trace, and may be tried again", .exercise("3.11"))
  func forgetsRefusals() async throws {
    let bank = Bank()
    try await bank.prepare(with: .ten)
    let refused = try await bank.ask(.withdraw(1, .thirty), id: "pay 7")
    _ = try await bank.ask(.deposit(1, .hundred), id: "pay 8")
    let accepted = try await bank.ask(.withdraw(1, .thirty), id: "pay 7")
    let repeated = try await bank.ask(.withdraw(1, .thirty), id: "pay 7")
    try #require(
      refused.error is Account.Rejection && accepted.value?.version == 4
        && repeated.value == accepted.value,
      """
      30.00 of 10.00 were refused; then 100.00 came in, and the same command came again. Now it \
      has to be done, once. It \(refused), then it \(accepted), then it \(repeated). An id that \
      is blocked by a refusal helps nobody. Read: Chapter 3, exercise 3.11.
      """)
  }

  @Test("Another command with an id that was used is refused", .exercise("3.11"))
  func refusesOtherCommand() async throws {
    let bank = Bank()
    try await bank.prepare()
    let first = try await bank.ask(.withdraw(1, .ten), id: "pay 7")
    for command in [Account.Command.withdraw(1, .thirty), .deposit(1, .ten), .close(1)] {
      let answer = try await bank.ask(command, id: "pay 7")
      let count = try await bank.events().count
      try #require(
        first.value != nil && answer.error as? CommandIDTaken == CommandIDTaken(id: "pay 7")
          && count == 3,
        """
        The id "pay 7" was used to withdraw 10.00, and now it comes with \(command). To answer as \
        if that had been done would be a lie, so it has to throw CommandIDTaken, with nothing \
        appended to the 3 events of the stream. It \(answer), and the stream has \(count). \
        Read: Chapter 3, exercise 3.11.
        """)
    }
  }

  @Test("Another id is another command", .exercise("3.11"))
  func tellsCommandsApart() async throws {
    let bank = Bank()
    try await bank.prepare()
    let ids: [CommandID] = ["pay 70", "pay 70", "pay 7", "PAY 70", "re: pay 70"]
    let versions = try await ids.asyncMap { id in
      try await bank.ask(.withdraw(1, .ten), id: id, story: CorrelationID(rawValue: "order 3"))
        .value?.version ?? 0
    }
    try #require(
      versions == [3, 3, 4, 5, 6],
      """
      Within one story, 10.00 were withdrawn by "pay 70", which came twice, by "pay 7", "PAY 70" \
      and "re: pay 70". These are four commands, and the answers have to be the versions 3, 3, 4, \
      5 and 6, but they are \(versions). Whoever withdraws the same amount twice means it. \
      Read: Chapter 3, exercise 3.11.
      """)
  }
}

private actor AnswerBox {
  private(set) var answer: CommandResult<Account.Event>?

  func keep(_ answer: CommandResult<Account.Event>) { self.answer = answer }
}
