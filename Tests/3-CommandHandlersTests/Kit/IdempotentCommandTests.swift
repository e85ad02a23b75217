import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import InMemoryStoreSolution
import TestStores
import Testing

@Suite("Stage 3: Idempotency keys")
struct IdempotentCommandTests {
  @Test("A repeated command gets its first answer", .exercise("3.11"))
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
      80.00 of 100.00 were withdrawn, the answer was lost, 10.00 came in, and the same command came again.
        expected: it \(first), both times, and the balance is 30.00
        got:      it \(second), and the balance is \(balance)
      The client has to get the first answer, or it pays twice, or believes that nothing was paid. \
      \(lesson(of: second, or: "Find the events by their cause alone.")) Chapter 3, exercise 3.11.
      """)
  }

  @Test("The repeated answer has the version and position of the first", .exercise("3.11"))
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
      A command opened account 1 at version 1, position 3. It came again after other events.
        expected: the same events, version 1, position 3
        got:      it \(again), position \(again.value.map { "\($0.position)" } ?? "none")
      \(lesson(
        of: again,
        or: "Version and position are those of this command's last event, not of the stream's.")) \
      Chapter 3, exercise 3.11.
      """)
  }

  @Test("An answer is found however much has happened since", .exercise("3.11"))
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
      A withdrawal was followed by 500 deposits, and then it came again.
        expected: it \(first)
        got:      it \(again)
      \(lesson(
        of: again,
        or: "Ask the store for the events of this cause; it finds them however old they are.")) \
      Chapter 3, exercise 3.11.
      """)
  }

  @Test("A new command is known as new without reading the account", .exercise("3.11"))
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
      An account has 502 events, and two new commands came.
        expected: versions 503 and 504, and the second command reads 0 events
        got:      it \(first); it \(second); it read \(count) events
      `store.events(of:causedBy:)` uses an index, so it costs the same however long the account is. \
      Chapter 3, exercise 3.11.
      """)
  }

  @Test("A command with several events is answered with all of them", .exercise("3.11"))
  func answersWithSeveral() async throws {
    let bank = Bank()
    let answers = try await ["a", "b", "a"].map { $0 as CommandID }.asyncMap { id in
      try await Answer {
        try await bank.handler.handle(
          3, by: Tickets.self, in: Tickets.stream, context: CommandContext(id))
      }
    }
    let numbers = answers.map { $0.value?.events.map(\.number) ?? [] }
    let lesson = lesson(
      of: answers[2],
      or: "The first answer had all events of the command, and the place of the last one.")
    let places = answers.map {
      [$0.value?.version, $0.value?.position.rawValue].compactMap(\.self)
    }
    try #require(
      numbers == [[1, 2, 3], [4, 5, 6], [1, 2, 3]] && places == [[3, 3], [6, 6], [3, 3]],
      """
      The command "a" drew the tickets 1 to 3, "b" drew 4 to 6, and then "a" came again.
        expected: [[1, 2, 3], [4, 5, 6], [1, 2, 3]] at the versions and positions [[3, 3], [6, 6], [3, 3]]
        got:      \(numbers) at \(places)
      \(lesson) Chapter 3, exercise 3.11.
      """)
  }

  @Test("A lost answer of the store is found by the next try", .exercise("3.11"))
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
      The store appended a withdrawal of 80.00 and failed before it said so. The same command came again.
        expected: it threw StoreTrouble; then version 3, after one append
        got:      it \(lost); then it \(again), after \(bank.store.appends.count) appends
      \(lesson(of: again, or: "The log knows what was appended, even when the answer was lost.")) \
      Chapter 3, exercise 3.11.
      """)
  }

  @Test(
    "Of two equal commands at once, one acts and both are answered", .exercise("3.11"))
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
      The same withdrawal of 80.00 came twice at the same moment.
        expected: both have the same answer, and the balance is 20.00
        got:      \(other.map { "\(words($0.events)) at version \($0.version)" } ?? "nothing"); it \
      \(answer); the balance is \(balance)
      \(lesson(of: answer, or: "After a conflict, look for the command's events again.")) \
      Chapter 3, exercise 3.11.
      """)
  }

  @Test("A rejected command may be tried again with the same id", .exercise("3.11"))
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
      30.00 of 10.00 were refused; then 100.00 came in, and the same command came twice more.
        expected: a rejection; then version 4; then version 4 again
        got:      it \(refused); then it \(accepted); then it \(repeated)
      \(lesson(of: repeated, or: "A rejection leaves no event, so the command is new the next time.")) \
      Chapter 3, exercise 3.11.
      """)
  }

  @Test("A command with an id that another command used is refused", .exercise("3.11"))
  func refusesOtherCommand() async throws {
    let bank = Bank()
    try await bank.prepare()
    let first = try await bank.ask(.withdraw(1, .ten), id: "pay 7")
    for command in [Account.Command.withdraw(1, .thirty), .deposit(1, .ten), .close(1)] {
      let answer = try await bank.ask(command, id: "pay 7")
      let count = try await bank.events().count
      let lesson =
        answer.error is Account.Rejection
        ? "If `decide` rejects it there, that is another command, too: throw `CommandIDTaken`."
        : "\"Done\" would be a lie: this command was never carried out. Compare the two."
      try #require(
        first.value != nil && answer.error as? CommandIDTaken == CommandIDTaken(id: "pay 7")
          && count == 3,
        """
        The id "pay 7" was used to withdraw 10.00, and now it comes with \(command).
          expected: it threw CommandIDTaken, and the stream has 3 events
          got:      it \(answer), and the stream has \(count)
        Decide it on the state before the first event of "pay 7". \(lesson) Chapter 3, exercise 3.11.
        """)
    }
  }

  @Test(
    "A command with some of the first one's events is another command", .exercise("3.11"),
    arguments: [[2], [2, 4], [1, 3], [3, 2], [2, 3, 4]])
  func comparesAllEvents(amounts: [Int]) async throws {
    let bank = Bank()
    let answers = try await [[2, 3], amounts, [2, 3]].asyncMap { amounts in
      try await Answer {
        try await bank.handler.handle(
          amounts, by: Tally.self, in: TallyWriters.stream(), context: CommandContext("a"))
      }
    }
    try #require(
      answers[0].value != nil && answers[2].value == answers[0].value
        && answers[1].error as? CommandIDTaken == CommandIDTaken(id: "a"),
      """
      The command "a" counted [2, 3], then it came with \(amounts), and then with [2, 3] again.
        expected: the first answer, CommandIDTaken, the first answer
        got:      \(answers.map { "it \($0)" }.joined(separator: "; "))
      Some of the events are the same. Compare all of them, in their order. \
      Chapter 3, exercise 3.11.
      """)
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
      10.00 were withdrawn by "pay 70", which came twice, and by "pay 7", "PAY 70" and "re: pay 70", all \
      of one correlation.
        expected: the versions [3, 3, 4, 5, 6]
        got:      \(versions)
      These are four commands: a customer who withdraws the same amount twice means it. Compare the \
      whole cause, and nothing else. Chapter 3, exercise 3.11.
      """)
  }
}

/// Says what to do when the same command was taken for another one; otherwise `lesson`.
private func lesson(of answer: Answer<some Any>, or lesson: String) -> String {
  answer.error is CommandIDTaken
    ? "It is the same command: decide it on the state just *before* this command's first event."
    : lesson
}

private actor AnswerBox {
  private(set) var answer: CommandResult<Account.Event>?

  func keep(_ answer: CommandResult<Account.Event>) { self.answer = answer }
}
