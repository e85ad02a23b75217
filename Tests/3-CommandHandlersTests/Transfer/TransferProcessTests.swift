import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: Carrying out transfers")
struct TransferProcessTests {
  @Test("A transfer takes the money from one account and adds it to the other", .exercise("3.15"))
  func completes() async throws {
    let bank = try await TransferBank()
    let end = try await bank.transfer(.thirty)
    let balances = try await bank.balances()
    try #require(
      end == "completed" && balances == [Money(cents: 70_00), Money(cents: 40_00)],
      """
      30.00 go from an account with 100.00 to one with 10.00.
        expected: "completed", with \([Money(cents: 70_00), Money(cents: 40_00)])
        got:      "\(end)", with \(balances)
      \(TransferBank.lesson(
        of: end,
        or: "Repeat until there is no next step, and return the status that you folded last.")) \
      Chapter 3, exercise 3.15.
      """)
  }

  @Test("If the sender refuses, the transfer fails and no money moves", .exercise("3.15"))
  func failsAtOnce() async throws {
    let bank = try await TransferBank()
    let end = try await bank.transfer(Money(cents: 100_01))
    let types = try await bank.types()
    try #require(
      end.hasPrefix("failed") && types == ["TransferRequested", "TransferFailed"],
      """
      100.01 are to go from an account with 100.00.
        expected: "failed…", after TransferRequested, TransferFailed
        got:      "\(end)", after \(types.joined(separator: ", "))
      The transfer has to fail: record what the account answered to `take`. Chapter 3, exercise 3.15.
      """)
  }

  @Test(
    "If the receiver refuses, the money is returned, and both events stay", .exercise("3.15"),
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
      30.00 of 100.00 are to go to an account that is \(receiver).
        expected: "failed…", with 100.00, after \(expected.joined(separator: ", "))
        got:      "\(end)", with \(balances[0]), after \(types.joined(separator: ", "))
      \(TransferBank.lesson(
        of: end,
        or: "The money has left, so it has to be returned, and the statement of the sender shows both.")) \
      Chapter 3, exercise 3.15.
      """)
  }

  @Test("Money is returned even if the sender has closed the account", .exercise("3.15"))
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
      The sender sent all the money and closed the account; then the receiver refused.
        expected: "failed…", with 100.00
        got:      "\(end)", with \(balances[0])
      \(TransferBank.lesson(of: end, or: "The money is still the sender's.")) Chapter 3, exercise 3.15.
      """)
  }

  @Test("A step that was taken but not recorded is not taken twice", .exercise("3.15"))
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
        The store failed just after append \(number) of a transfer.
          expected: "threw StoreTrouble"
          got:      "\(first)"
        An error of the store goes to the caller: it is unknown whether the step was taken, so nothing may be \
        recorded. Chapter 3, exercise 3.15.
        """)
      try #require(
        end == "completed" && balances == [Money(cents: 70_00), Money(cents: 40_00)],
        """
        The store failed just after append \(number) of a transfer of 30.00, which was finished later.
          expected: "completed", with \([Money(cents: 70_00), Money(cents: 40_00)])
          got:      "\(end)", with \(balances)
        Take the step with `take`, which sends the same command each time, and record its outcome after \
        that. Chapter 3, exercise 3.15.
        """)
    }
  }

  @Test("If another task has recorded the step, the loop goes on from there", .exercise("3.15"))
  func goesOnAfterConflict() async throws {
    // Another process records the withdrawal before this one does.
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
      The money was taken, and before you recorded that, another task did.
        expected: "completed", after \(expected.joined(separator: ", "))
        got:      "\(end)", after \(types.joined(separator: ", ")), with \(balances)
      \(TransferBank.lesson(
        of: end,
        or: "The append conflicts then: read again and go on with the step that is next now.")) \
      Chapter 3, exercise 3.15.
      """)
  }

  @Test("A conflict of a busy account goes to the caller", .exercise("3.15"))
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
      The account of the sender was so busy that its command gave up after 4 attempts.
        expected: "threw VersionConflict", after 4 attempts
        got:      "\(end)", after \(tries) attempts
      That conflict is the account's, and the caller can try later. Catch only the conflict of your own \
      append. Chapter 3, exercise 3.15.
      """)
  }

  @Test("A transfer that has ended is left alone", .exercise("3.15"))
  func leavesItAlone() async throws {
    let bank = try await TransferBank()
    let first = try await bank.transfer(.thirty)
    let count = try await bank.store.everything().count
    let again = try await bank.transfer(.thirty)
    let afterwards = try await bank.store.everything().count
    try #require(
      first == "completed" && again == "completed" && afterwards == count,
      """
      A transfer ended with "\(first)" and was requested again.
        expected: "completed", and \(count) events, as before
        got:      "\(again)", and \(afterwards) events
      \(TransferBank.lesson(of: first, or: "A transfer that has ended has no next step.")) \
      Chapter 3, exercise 3.15.
      """)
  }

  @Test("Requested by many at once, a transfer is carried out once", .exercise("3.15"))
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
      The same transfer of 30.00 was requested eight times at once.
        expected: [completed], 5 events, with \([Money(cents: 70_00), Money(cents: 40_00)])
        got:      \(Set(ends)), \(types.count) events, with \(balances)
      All of them are the same transfer, so the money moves once. Chapter 3, exercise 3.15.
      """)
  }

  @Test("All events of a transfer have its correlation, and name their cause", .exercise("3.15"))
  func tellsItsStory() async throws {
    let bank = try await TransferBank(receiver: .closed)
    let end = try await bank.transfer(.thirty)
    let events = try await bank.story()
    let stories = Set(events.map { $0.metadata.correlationID?.rawValue ?? "none" })
    try #require(
      end.hasPrefix("failed") && stories == ["request 7"],
      """
      A transfer has the correlation "request 7".
        expected: all its events, those of the accounts as well, have "request 7"
        got:      \(stories.sorted()), and it ended with "\(end)"
      `EventMetadata(causedBy: last)` keeps the correlation. Chapter 3, exercise 3.15.
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
      Each event of the transfer was caused by the one before it, but \(words ?? "").
      `EventMetadata(causedBy: last)` names the *last* event of the history. Chapter 3, exercise 3.15.
      """)
  }

  @Test("Stopped anywhere and finished later, no cent is lost or made", .exercise("3.15"))
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
          \(amount) of 100.00 are to go to an account that is \(receiver), and the store fails again and again \
          (seed \(seed), plan \(number)).
            expected: "completed" or "failed…", with \([Money.hundred &- moved, receiver.balance &+ moved])
            got:      "\(end)", with \(balances)
          Take each step before you record it, and let errors through. If the transfer is never finished, \
          check your 3.11, too. Chapter 3, exercise 3.15.
          """)
      }
    }
  }
}

private enum Stop: CaseIterable {
  case before, after, none, alsoNone
}
