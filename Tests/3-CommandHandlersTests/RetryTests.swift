import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import Testing

@Suite("Stage 3: Another writer was first")
struct RetryTests {
  /// Others pay in 10.00, each time just before the append with one of these numbers.
  private func bank(interruptedAt numbers: ClosedRange<Int>) async throws -> Bank {
    let bank = Bank(
      store: StagedStore(before: { append, store in
        guard numbers.contains(append.number) else { return }
        try await store.record(
          [Account.Event.deposited(accountID: 1, amount: .ten)], in: append.stream)
      }))
    try await bank.prepare()
    return bank
  }

  // MARK: 3.8

  @Test("After a conflict it decides again, on what is true then", .exercise("3.8"))
  func decidesAgain() async throws {
    let bank = Bank(
      store: StagedStore(before: { append, store in
        guard append.number == 1 else { return }
        try await store.record(
          [Account.Event.withdrawn(accountID: 1, amount: .eighty)], in: append.stream)
      }))
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, .eighty))
    let rule = Account.Rejection.insufficientFunds(
      balance: Money(cents: 20_00), amount: .eighty)
    let balance = try await bank.balance()
    try #require(
      answer.error as? Account.Rejection == rule && balance == Money(cents: 20_00),
      """
      Ben wanted 80.00 of 100.00, and before his append Ann had paid out 80.00. Looked at again, \
      there are 20.00, so he has to be refused for that. His command \(answer), and the balance is \
      \(balance). To append the old events once more is to forget why they were refused. \
      Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("A conflict is no error, if it works the next time", .exercise("3.8"))
  func succeedsLater() async throws {
    let bank = try await bank(interruptedAt: 1...2)
    let answer = try await bank.ask(.withdraw(1, .eighty))
    try #require(
      answer.value?.version == 5 && bank.store.appends.count == 3,
      """
      Twice somebody else paid in just before the append. The third attempt has to work, at \
      version 5, but after \(bank.store.appends.count) attempts the command \(answer). \
      Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("It gives up when the limit is reached, and says so", .exercise("3.8"))
  func givesUp() async throws {
    let bank = try await bank(interruptedAt: 1...100)
    let answer = try await bank.ask(.withdraw(1, .eighty))
    let attempts = bank.store.appends.count
    try #require(
      answer.error is VersionConflict && attempts == 4,
      """
      Somebody else was always faster. With a limit of 3 retries there have to be 4 attempts and \
      then a VersionConflict, but after \(attempts) attempts the command \(answer). To retry for \
      ever keeps a busy stream busy, and success must not be claimed. \
      Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("It waits before each retry, and only there", .exercise("3.8"))
  func waits() async throws {
    let bank = try await bank(interruptedAt: 1...2)
    _ = try await bank.ask(.withdraw(1, .eighty))
    let calm = Bank()
    _ = try await calm.ask(.open(1))
    let hopeless = try await self.bank(interruptedAt: 1...100)
    _ = try await hopeless.ask(.withdraw(1, .eighty))
    let waits = [bank, calm, hopeless].map(\.clock.waits.count)
    try #require(
      waits == [2, 0, 3],
      """
      A command met two other writers, the next one nobody, the third one gave up after 3 \
      retries. They have to wait on the clock 2, 0 and 3 times, but it was \(waits). \
      Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("A refusal is final", .exercise("3.8"))
  func neverRetriesRefusals() async throws {
    // Without this, no retry at all would do.
    let interrupted = try await bank(interruptedAt: 1...1)
    let retried = try await interrupted.ask(.withdraw(1, .ten))
    let bank = Bank()
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, Money(cents: 100_01)))
    try #require(
      retried.value != nil && answer.error is Account.Rejection && bank.store.readCount == 1
        && bank.clock.waits.isEmpty,
      """
      Whoever was interrupted once \(retried). Then 100.01 of 100.00 was to be withdrawn: that is \
      refused, and asking again changes nothing. The command \(answer), after \
      \(bank.store.readCount) looks at the account. Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("Trouble with the store is not another writer", .exercise("3.8"))
  func neverRetriesTrouble() async throws {
    let interrupted = try await bank(interruptedAt: 1...1)
    let retried = try await interrupted.ask(.withdraw(1, .ten))
    let bank = Bank(store: StagedStore(before: { _, _ in throw StoreTrouble() }))
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, .ten))
    try #require(
      retried.value != nil && answer.error is StoreTrouble && bank.store.appends.count == 1,
      """
      Whoever was interrupted once \(retried). Then the store was out of order: the caller has to \
      be told at once, but after \(bank.store.appends.count) attempts the command \(answer). \
      Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("A cancelled command does not go on trying", .exercise("3.8"))
  func endsWhenCancelled() async throws {
    let bank = try await bank(interruptedAt: 1...100)
    let asking = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await bank.ask(.withdraw(1, .eighty))
    }
    let answer = try await asking.value
    try #require(
      answer.error is CancellationError && bank.store.appends.count == 1,
      """
      Nobody waits for the answer any more. Waiting on the clock throws a CancellationError, and \
      that ends the command, but after \(bank.store.appends.count) attempts it \(answer). \
      Read: Chapter 3, exercise 3.8.
      """)
  }

  // MARK: 3.9

  @Test(
    "The longest wait doubles up to its cap, and a part of it is waited", .exercise("3.9"),
    arguments: [
      (1, 0.5, 5.0), (2, 0.5, 10), (3, 0.5, 20), (4, 0.25, 20), (6, 0.5, 160), (7, 0.5, 250),
      (8, 0.5, 250), (1_000_000, 0.5, 250), (5, 0, 0), (1, 0.999, 9.99),
    ])
  func doubles(number: Int, jitter: Double, milliseconds: Double) throws {
    let policy = RetryPolicy(limit: 8, base: .milliseconds(10), cap: .milliseconds(500))
    let longest = policy.wait(beforeRetry: 2, jitter: 0.5)
    try #require(
      longest == .milliseconds(10),
      """
      Before retry 2, half of the longest wait of 20 ms has to be waited, but it is \(longest). \
      Read: Chapter 3, exercise 3.9.
      """)
    let wait = policy.wait(beforeRetry: number, jitter: jitter)
    let difference = wait - .milliseconds(1) * milliseconds
    try #require(
      difference < .microseconds(1) && difference > .microseconds(-1),
      """
      With a base of 10 ms and a cap of 500 ms, and the part \(jitter), \(milliseconds) ms have to \
      be waited before retry \(number), but it is \(wait). Two who wait equally long meet again, \
      and who doubles without a cap waits for a day. Read: Chapter 3, exercise 3.9.
      """)
  }

  @Test("A base above the cap is no way round it", .exercise("3.9"))
  func keepsCap() throws {
    let policy = RetryPolicy(limit: 8, base: .seconds(9), cap: .seconds(2))
    let waits = [1, 2, 3].map { policy.wait(beforeRetry: $0, jitter: 0.5) }
    try #require(
      waits == [.seconds(1), .seconds(1), .seconds(1)],
      """
      With a cap of 2 s, half of it is 1 s before every retry, but your code waits \(waits). \
      Read: Chapter 3, exercise 3.9.
      """)
  }

  @Test("The handler waits by its policy, longer each time", .exercise("3.9"))
  func waitsByPolicy() async throws {
    let bank = try await bank(interruptedAt: 1...3)
    _ = try await bank.ask(.withdraw(1, .eighty))
    try #require(
      bank.clock.waits == [.microseconds(2500), .milliseconds(5), .milliseconds(10)],
      """
      Three others were faster. With a base of 5 ms and the part 0.5, the handler has to wait \
      2.5, 5 and 10 ms, but it waited \(bank.clock.waits). Read: Chapter 3, exercise 3.9.
      """)
  }
}
