import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: Another writer was first")
struct RetryTests {
  /// Others pay in 10.00, each time just before the append with one of these numbers.
  private func bank(interruptedAt numbers: ClosedRange<Int>) async throws -> Bank {
    let bank = Bank(
      store: HookedStore(beforeAppend: { append, store in
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
      store: HookedStore(beforeAppend: { append, store in
        guard append.number == 1 else { return }
        try await store.record(
          [Account.Event.withdrawn(accountID: 1, amount: .eighty)], in: append.stream)
      }))
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, .eighty))
    let rule = Account.Rejection.insufficientFunds(
      balance: Money(cents: 20_00), amount: .eighty)
    let balance = try await bank.balance()
    let lesson =
      answer.error is VersionConflict
      ? "A conflict is not the customer's business: look again and decide again."
      : "To append the old events once more is to forget why they were refused."
    try #require(
      answer.error as? Account.Rejection == rule && balance == Money(cents: 20_00),
      """
      Ben wanted 80.00 of 100.00, and before his append Ann had paid out 80.00. Looked at again, \
      there are 20.00, so he has to be refused for that. His command \(answer), and the balance is \
      \(balance). \(lesson) Read: Chapter 3, exercise 3.8.
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
      refused after one look and no wait, because asking again changes nothing. The command \
      \(answer); it looked \(bank.store.readCount) times and waited \(bank.clock.waits.count) times. \
      Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("Trouble with the store is not another writer", .exercise("3.8"))
  func neverRetriesTrouble() async throws {
    let interrupted = try await bank(interruptedAt: 1...1)
    let retried = try await interrupted.ask(.withdraw(1, .ten))
    let bank = Bank(store: HookedStore(beforeAppend: { _, _ in throw StoreTrouble() }))
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, .ten))
    try #require(
      retried.value != nil && answer.error is StoreTrouble && bank.store.appends.count == 1,
      """
      Whoever was interrupted once \(retried). Then the store was out of order: the caller has to \
      be told after the first attempt, but the command \(answer), and the number of attempts is \
      \(bank.store.appends.count). Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("A limit of 0 means one attempt", .exercise("3.8"))
  func takesNoRetries() async throws {
    let interrupted = try await bank(interruptedAt: 1...1)
    let retried = try await interrupted.ask(.withdraw(1, .ten))
    let bank = Bank(retries: RetryPolicy(limit: 0))
    let answer = try await bank.ask(.open(1))
    try #require(
      retried.value != nil && answer.value?.version == 1,
      """
      Whoever was interrupted once, with a limit of 3, \(retried). With a limit of 0, and nobody \
      in the way, the first attempt has to work, but it \(answer). Read: Chapter 3, exercise 3.8.
      """)
  }

  @Test("A conflict in another stream is not this command's", .exercise("3.8"))
  func leavesOtherConflicts() async throws {
    // Without this, no retry at all would do.
    let interrupted = try await bank(interruptedAt: 1...1)
    let retried = try await interrupted.ask(.withdraw(1, .ten))
    let bank = Bank()
    try await bank.prepare()
    let conflict = VersionConflict(
      stream: StreamID(category: "email", id: "john"), expected: .exactly(1), actual: 2)
    let answer = try await Answer {
      try await bank.handler.handle(
        .withdraw(1, .ten), by: Account.self, in: Account.stream(of: 1),
        context: CommandContext("c")
      ) { _ in throw conflict }
    }
    try #require(
      retried.value != nil && answer.error as? VersionConflict == conflict
        && bank.clock.waits.isEmpty,
      """
      Whoever was interrupted once \(retried). Then `prepare` met a conflict in another stream, \
      \(conflict.stream), where it had been retried already. The caller has to be told, but after \
      \(bank.clock.waits.count) waits the command \(answer). Retries within retries multiply. \
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
    let half = policy.wait(beforeRetry: 2, jitter: 0.5)
    try #require(
      half == .milliseconds(10),
      """
      With a base of 10 ms the longest wait before retry 2 is 20 ms. Half of that has to be \
      waited, 10 ms, but your code says \(half.inMilliseconds). Read: Chapter 3, exercise 3.9.
      """)
    let wait = policy.wait(beforeRetry: number, jitter: jitter)
    let difference = wait - .milliseconds(1) * milliseconds
    try #require(
      difference < .microseconds(1) && difference > .microseconds(-1),
      """
      With a base of 10 ms that doubles up to a cap of 500 ms, the longest wait before retry \
      \(number) is \(min(10 << min(number - 1, 10), 500)) ms. The part \(jitter) of it is \
      \(milliseconds) ms, but your code says \(wait.inMilliseconds). \
      Read: Chapter 3, exercise 3.9.
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

  @Test("However far the cap is, it is reached", .exercise("3.9"))
  func reachesCap() throws {
    let policy = RetryPolicy(limit: 2, base: .milliseconds(1), cap: .seconds(10))
    let wait = policy.wait(beforeRetry: 20, jitter: 0.5)
    try #require(
      wait == .seconds(5),
      """
      With a base of 1 ms, 19 doublings go beyond a cap of 10 s, so half of that has to be waited, \
      5000.0 ms, but your code says \(wait.inMilliseconds). How often at most it is tried is not \
      for the wait to say. Read: Chapter 3, exercise 3.9.
      """)
  }

  @Test("The handler waits by its policy, longer each time", .exercise("3.9"))
  func waitsByPolicy() async throws {
    let bank = try await bank(interruptedAt: 1...3)
    _ = try await bank.ask(.withdraw(1, .eighty))
    try #require(
      bank.clock.waits == [.microseconds(2500), .microseconds(2500), .milliseconds(15)],
      """
      Three others were faster. With a base of 5 ms, and the parts 0.5, 0.25 and 0.75 drawn from \
      `jitter`, the handler has to wait 2.5, 2.5 and 15 ms, but it waited \(bank.clock.waits). `RetryPolicy` \
      says how long, and `handle` in `CommandHandler.swift` asks it, with the number of the retry \
      and a new part each time. Read: Chapter 3, exercise 3.9.
      """)
  }
}

extension Duration {
  /// The duration as a sentence has it: "2.5 ms".
  fileprivate var inMilliseconds: String { "\(self / .milliseconds(1)) ms" }
}
