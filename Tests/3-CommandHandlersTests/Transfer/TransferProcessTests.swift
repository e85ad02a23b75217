import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: Transfers")
struct TransferProcessTests {
  @Test("A transfer takes the money here and brings it there", .exercise("3.15"))
  func completes() async throws {
    let bank = try await TransferBank()
    let end = try await bank.transfer(.thirty)
    let balances = try await bank.balances()
    try #require(
      end == "completed" && balances == [Money(cents: 70_00), Money(cents: 40_00)],
      """
      30.00 went from an account of 100.00 to one of 10.00. The transfer has to be completed, with \
      70.00 and 40.00, but it came to "\(end)", with \(balances). Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test("If the sender refuses, it has failed, and nothing has moved", .exercise("3.15"))
  func failsAtOnce() async throws {
    let bank = try await TransferBank()
    let end = try await bank.transfer(Money(cents: 100_01))
    let types = try await bank.types()
    try #require(
      end.hasPrefix("failed") && types == ["TransferRequested", "TransferFailed"],
      """
      100.01 were to go from an account of 100.00. The transfer has to fail, and it came to "\(end)". It \
      led to \(types). Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test(
    "If the receiver refuses, the money comes back, for everybody to see", .exercise("3.15"),
    arguments: [Receiver.closed, .unknown])
  func bringsBack(receiver: Receiver) async throws {
    let bank = try await TransferBank(receiver: receiver)
    let end = try await bank.transfer(.thirty)
    let (types, balances) = (try await bank.types(), try await bank.balances())
    let expected = [
      "TransferRequested", "TransferSent", "TransferTaken", "TransferRefused", "TransferReturned",
      "TransferFailed",
    ]
    try #require(
      end.hasPrefix("failed") && types == expected && balances[0] == .hundred,
      """
      30.00 were to go to an account that is \(receiver). They have to be taken, refused and \
      returned, \(expected), with 100.00 at the end, but it led to \(types) with \(balances[0]), \
      and it came to "\(end)". Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test("Money comes back to an account that was closed meanwhile", .exercise("3.15"))
  func bringsBackToClosed() async throws {
    let bank = try await TransferBank(
      receiver: .closed,
      store: HookedStore(beforeAppend: { append, store in
        guard append.events.contains(where: { $0.event.typeName == "TransferTaken" }) else {
          return
        }
        try await store.record(
          [Account.Event.closed(accountID: 1)], in: Account.stream(of: 1))
      }))
    let end = try await bank.transfer(.hundred)
    let balances = try await bank.balances()
    try #require(
      end.hasPrefix("failed") && balances[0] == .hundred,
      """
      The sender sent all and closed the account; then the receiver refused. The money is still \
      the sender's: 100.00, but there is \(balances[0]), and the transfer came to "\(end)". \
      Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test("A step that was taken but not written down is not taken twice", .exercise("3.15"))
  func takesStepsOnce() async throws {
    for number in 1...5 {
      let bank = try await TransferBank(
        store: HookedStore(afterAppend: { append, _ in
          if append.number == number { throw StoreTrouble() }
        }))
      let first = try await bank.transfer(.thirty)
      let end = try await bank.transfer(.thirty)
      let balances = try await bank.balances()
      try #require(
        first == "threw StoreTrouble",
        """
        The store broke down just after append \(number) of a transfer, and the transfer came to \
        "\(first)". An error of the store is for the caller to know, who asks again later. \
        Read: Chapter 3, exercise 3.15.
        """)
      try #require(
        end == "completed" && balances == [Money(cents: 70_00), Money(cents: 40_00)],
        """
        The store broke down just after append \(number) of a transfer. Finished later, it has to \
        be completed with 70.00 and 40.00, but it came to "\(end)", with \(balances). \
        Read: Chapter 3, exercise 3.15.
        """)
    }
  }

  @Test("If somebody else has taken the step, it goes on from there", .exercise("3.15"))
  func goesOnAfterConflict() async throws {
    // Before the transfer remembers that the money is taken, somebody else does that.
    let bank = try await TransferBank(
      store: HookedStore(beforeAppend: { append, store in
        guard append.events.contains(where: { $0.event.typeName == "TransferTaken" }),
          try await store.read(append.stream).count == 1
        else { return }
        try await store.record([Transfer.Event.taken("t")], in: append.stream)
      }))
    let end = try await bank.transfer(.thirty)
    let (types, balances) = (try await bank.types(), try await bank.balances())
    let expected = [
      "TransferRequested", "TransferSent", "TransferTaken", "TransferReceived", "TransferCompleted",
    ]
    try #require(
      end == "completed" && types == expected
        && balances == [Money(cents: 70_00), Money(cents: 40_00)],
      """
      The money was taken, and before you wrote that down, somebody else did. Then the append is \
      refused, and the transfer has to look again and go on, to \(expected). It came to "\(end)" \
      and \(types), with \(balances). Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test("A busy account is no reason to begin again", .exercise("3.15"))
  func passesConflictsOn() async throws {
    let bank = try await TransferBank(
      store: HookedStore(beforeAppend: { append, store in
        guard append.stream == Account.stream(of: 1), append.number < 100 else { return }
        try await store.record(
          [Account.Event.deposited(accountID: 1, amount: .ten)], in: append.stream)
      }))
    let end = try await bank.transfer(.thirty)
    let tries = bank.store.appends.count { $0.stream == Account.stream(of: 1) }
    try #require(
      end == "threw VersionConflict" && tries == 4,
      """
      The sender's account was so busy that the handler gave up after 4 tries. That conflict is the \
      account's, and has to get to the caller, but there were \(tries) tries, and the transfer \
      came to "\(end)". Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test("A transfer that is at its end is left alone", .exercise("3.15"))
  func leavesItAlone() async throws {
    let bank = try await TransferBank()
    let first = try await bank.transfer(.thirty)
    let count = try await bank.store.everything().count
    let again = try await bank.transfer(.thirty)
    let afterwards = try await bank.store.everything().count
    try #require(
      first == "completed" && again == "completed" && afterwards == count,
      """
      A transfer came to "\(first)", and was asked for again: then it came to "\(again)", and the \
      log has \(afterwards) events, after \(count) before. Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test("Asked for by many at once, it is carried out once", .exercise("3.15"))
  func isCarriedOutOnce() async throws {
    let bank = try await TransferBank()
    let transfers = TransferProcess(handler: bank.bank.handler)
    let order = Transfer.Order(id: "t", from: 1, to: 2, amount: .thirty)
    let ends = try await withThrowingTaskGroup(of: Transfer.Status.self) { group in
      for number in 1...8 {
        let context = CommandContext(CommandID(rawValue: "c\(number)"))
        group.addTask { try await transfers.transfer(order, context: context) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let (types, balances) = (try await bank.types(), try await bank.balances())
    try #require(
      Set(ends) == [.completed] && types.count == 5
        && balances == [Money(cents: 70_00), Money(cents: 40_00)],
      """
      The same transfer of 30.00 was asked for eight times at once. All have to hear that it is \
      completed, with 70.00 and 40.00, but they heard \(ends), it led to \(types), and there are \
      \(balances). Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test("One story runs through all its events", .exercise("3.15"))
  func tellsItsStory() async throws {
    let bank = try await TransferBank(receiver: .closed)
    let end = try await bank.transfer(.thirty)
    let events = try await bank.story()
    let stories = Set(events.map { $0.metadata.correlationID?.rawValue ?? "none" })
    try #require(
      end.hasPrefix("failed") && stories == ["request 7"],
      """
      A transfer belonged to "request 7", and its events belong to \(stories): in each of them, \
      also of the accounts, that has to be the correlation. Read: Chapter 3, exercise 3.15.
      """)
    let ofTransfer = events.filter { $0.stream == Transfer.stream(of: "t") }
    let pairs = zip(ofTransfer, ofTransfer.dropFirst())
    let stranger = pairs.first { $1.metadata.causationID != CausationID($0.id) }
    let words = stranger.map { before, event in
      let cause = event.metadata.causationID?.rawValue ?? "nothing"
      return "\(event.event.typeName) names \(cause) and not \(before.event.typeName), \(before.id)"
    }
    try #require(
      words == nil,
      """
      Each event of the transfer comes from the one before it, so that has to be its cause, but \
      \(words ?? ""). Read: Chapter 3, exercise 3.15.
      """)
  }

  @Test("Stopped anywhere, and finished later, no cent is lost or made", .exercise("3.15"))
  func survivesEveryStop() async throws {
    for seed in 0..<100 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let receiver = Receiver.allCases[Int.random(in: 0..<3, using: &random)]
      let amount = Money(cents: Int.random(in: 1...130_00, using: &random))
      let plan = (0..<40).map { _ in Stop.allCases[Int.random(in: 0..<4, using: &random)] }
      for number in 1...6 {
        let stops = plan[number...].prefix(12)
        let bank = try await TransferBank(
          receiver: receiver,
          store: HookedStore(
            beforeAppend: { append, _ in
              if stops[number + append.number % 12] == .before { throw StoreTrouble() }
            },
            afterAppend: { append, _ in
              if stops[number + append.number % 12] == .after { throw StoreTrouble() }
            }))
        var end = ""
        for _ in 1...60 where !end.hasPrefix("failed") && end != "completed" {
          end = try await bank.transfer(amount)
        }
        let balances = try await bank.balances()
        let moved = end == "completed" ? amount : .zero
        try #require(
          (end == "completed" || end.hasPrefix("failed"))
            && balances == [.hundred &- moved, receiver.balance &+ moved],
          """
          \(amount) of 100.00 were to go to an account that is \(receiver), and the store broke \
          down again and again (seed \(seed), plan \(number)). At last the transfer came to "\(end)", with \
          \(balances). Read: Chapter 3, exercise 3.15.
          """)
      }
    }
  }
}

private enum Stop: CaseIterable {
  case before, after, none, alsoNone
}
