import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores
import Testing

@Suite("Stage 3: Conflicts and retries")
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

  @Test("After a conflict it decides again, on the newer state", .exercise("3.8"))
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
      ? "The client can do nothing about a conflict: call `attempt` again."
      : "The old events were decided on a state that is gone: decide again."
    try #require(
      answer.error as? Account.Rejection == rule && balance == Money(cents: 20_00),
      """
      Ben withdraws 80.00 of 100.00. Before his append Ann withdrew 80.00.
        expected: it threw \(rule), and the balance is 20.00
        got:      it \(answer), and the balance is \(balance)
      \(lesson) Chapter 3, exercise 3.8.
      """)
  }

  @Test("A conflict is not an error if a retry succeeds", .exercise("3.8"))
  func succeedsLater() async throws {
    let bank = try await bank(interruptedAt: 1...2)
    let answer = try await bank.ask(.withdraw(1, .eighty))
    try #require(
      answer.value?.version == 5 && bank.store.appends.count == 3,
      """
      Others paid in just before the first two appends of a withdrawal.
        expected: version 5, after 3 attempts
        got:      it \(answer), after \(bank.store.appends.count) attempts
      Any number of attempts may conflict, up to the limit: it takes a loop. Chapter 3, exercise 3.8.
      """)
  }

  @Test("It gives up at the limit and throws the conflict", .exercise("3.8"))
  func givesUp() async throws {
    let bank = try await bank(interruptedAt: 1...100)
    let answer = try await bank.ask(.withdraw(1, .eighty))
    let attempts = bank.store.appends.count
    try #require(
      answer.error is VersionConflict && attempts == 4,
      """
      Others paid in before every append. The limit is 3 retries.
        expected: it threw VersionConflict, after 4 attempts
        got:      it \(answer), after \(attempts) attempts
      The first attempt is not a retry. After the last one the client has to hear that nothing was \
      appended. Chapter 3, exercise 3.8.
      """)
  }

  @Test("It waits before each retry, and nowhere else", .exercise("3.8"))
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
      One command met 2 conflicts, one met none, and one gave up after 3 retries.
        expected: 2, 0 and 3 waits on the handler's `clock`
        got:      \(waits)
      Wait only when another attempt follows, with `clock.sleep(for:)`. Chapter 3, exercise 3.8.
      """)
  }

  @Test("A rejection is final", .exercise("3.8"))
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
      After one conflict, a withdrawal of 10.00 succeeds. Then 100.01 of 100.00 are asked for.
        expected: version 4; then a rejection, after 1 read and 0 waits
        got:      it \(retried); then it \(answer), after \(bank.store.readCount) reads and \
      \(bank.clock.waits.count) waits
      Asking again changes nothing: only a conflict is worth a retry. Chapter 3, exercise 3.8.
      """)
  }

  @Test("An error of the store is not retried", .exercise("3.8"))
  func neverRetriesTrouble() async throws {
    let interrupted = try await bank(interruptedAt: 1...1)
    let retried = try await interrupted.ask(.withdraw(1, .ten))
    let bank = Bank(store: HookedStore(beforeAppend: { _, _ in throw StoreTrouble() }))
    try await bank.prepare()
    let answer = try await bank.ask(.withdraw(1, .ten))
    try #require(
      retried.value != nil && answer.error is StoreTrouble && bank.store.appends.count == 1,
      """
      After one conflict, a withdrawal of 10.00 succeeds. Then the store fails.
        expected: version 4; then it threw StoreTrouble, after 1 attempt
        got:      it \(retried); then it \(answer), after \(bank.store.appends.count) attempts
      The client has to hear at once that the store is down; it can repeat the command. \
      Chapter 3, exercise 3.8.
      """)
  }

  @Test("With a limit of 0 there is one attempt", .exercise("3.8"))
  func takesNoRetries() async throws {
    let interrupted = try await bank(interruptedAt: 1...1)
    let retried = try await interrupted.ask(.withdraw(1, .ten))
    let bank = Bank(retries: RetryPolicy(limit: 0))
    let answer = try await bank.ask(.open(1))
    try #require(
      retried.value != nil && answer.value?.version == 1,
      """
      With a limit of 3, a command succeeds after one conflict. With a limit of 0, one meets no conflict.
        expected: version 4; then version 1
        got:      it \(retried); then it \(answer)
      Without retries there is still the first attempt. Chapter 3, exercise 3.8.
      """)
  }

  @Test("A conflict in another stream is not retried", .exercise("3.8"))
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
      After one conflict, a withdrawal succeeds. Then `prepare` throws a conflict of \(conflict.stream).
        expected: version 4; then it threw that conflict, after 0 waits
        got:      it \(retried); then it \(answer), after \(bank.clock.waits.count) waits
      That conflict was retried where it happened. Retries within retries multiply. \
      Chapter 3, exercise 3.8.
      """)
  }

  @Test("A cancelled command is not retried", .exercise("3.8"))
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
      A command met a conflict, and its task was cancelled.
        expected: it threw CancellationError, after 1 attempt
        got:      it \(answer), after \(bank.store.appends.count) attempts
      The client has gone. `clock.sleep` throws when the task is cancelled: let that through. \
      Chapter 3, exercise 3.8.
      """)
  }

  // MARK: 3.9

  @Test(
    "The longest wait doubles up to the cap, and a random part of it is waited", .exercise("3.9"),
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
      The base is 10 ms, so the longest wait before retry 2 is 20 ms, and the jitter is 0.5.
        expected: 10.0 ms
        got:      \(half.inMilliseconds)
      Two writers with the same wait collide again, so each waits a random part. Chapter 3, exercise 3.9.
      """)
    let wait = policy.wait(beforeRetry: number, jitter: jitter)
    let difference = wait - .milliseconds(1) * milliseconds
    try #require(
      difference < .microseconds(1) && difference > .microseconds(-1),
      """
      The base is 10 ms and the cap 500 ms, so the longest wait before retry \(number) is \
      \(min(10 << min(number - 1, 10), 500)) ms, and the jitter is \(jitter).
        expected: \(milliseconds) ms
        got:      \(wait.inMilliseconds)
      Double once for each retry after the first, cap, then multiply by the jitter. \
      Chapter 3, exercise 3.9.
      """)
  }

  @Test("A base above the cap is capped", .exercise("3.9"))
  func keepsCap() throws {
    let policy = RetryPolicy(limit: 8, base: .seconds(9), cap: .seconds(2))
    let waits = [1, 2, 3].map { policy.wait(beforeRetry: $0, jitter: 0.5) }
    try #require(
      waits == [.seconds(1), .seconds(1), .seconds(1)],
      """
      The base is 9 s, the cap 2 s, and the jitter 0.5.
        expected: \([Duration.seconds(1), .seconds(1), .seconds(1)])
        got:      \(waits)
      The cap holds before the first doubling, too. Chapter 3, exercise 3.9.
      """)
  }

  @Test("The cap is reached however far it is", .exercise("3.9"))
  func reachesCap() throws {
    let policy = RetryPolicy(limit: 2, base: .milliseconds(1), cap: .seconds(10))
    let wait = policy.wait(beforeRetry: 20, jitter: 0.5)
    try #require(
      wait == .seconds(5),
      """
      The base is 1 ms and the cap 10 s: before retry 20 the longest wait is the cap. The jitter is 0.5.
        expected: 5000.0 ms
        got:      \(wait.inMilliseconds)
      Only the cap ends the doubling, neither `limit` nor a bound in your code. Chapter 3, exercise 3.9.
      """)
  }

  @Test("The wait before any retry is found at once", .exercise("3.9"))
  func endsAtCap() throws {
    let policy = RetryPolicy(limit: 2, base: .milliseconds(1), cap: .seconds(8))
    // Counting on to this number, without doubling anything, takes years.
    let wait = policy.wait(beforeRetry: .max, jitter: 0.5)
    try #require(
      wait == .seconds(4),
      """
      The base is 1 ms, the cap 8 s, the number of the retry `Int.max`, and the jitter 0.5.
        expected: 4000.0 ms
        got:      \(wait.inMilliseconds)
      Double step by step, and leave the loop at the cap. Chapter 3, exercise 3.9.
      """)
  }

  @Test("The handler waits by its policy, longer each time", .exercise("3.9"))
  func waitsByPolicy() async throws {
    let bank = try await bank(interruptedAt: 1...3)
    _ = try await bank.ask(.withdraw(1, .eighty))
    try #require(
      bank.clock.waits == [.microseconds(2500), .microseconds(2500), .milliseconds(15)],
      """
      Three others were faster. The base is 5 ms, and `jitter` returns 0.5, 0.25 and 0.75.
        expected: \([Duration.microseconds(2500), .microseconds(2500), .milliseconds(15)])
        got:      \(bank.clock.waits)
      `handle` in `CommandHandler.swift` passes the number of the retry, and a new jitter each time. \
      Chapter 3, exercise 3.9.
      """)
  }
}

extension Duration {
  /// The duration as a sentence has it: "2.5 ms".
  fileprivate var inMilliseconds: String { "\(self / .milliseconds(1)) ms" }
}
