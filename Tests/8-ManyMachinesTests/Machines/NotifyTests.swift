import ExerciseSupport
import Postgres
import ReadModels
import ScratchPostgres
import StoreConformance
import Synchronization
import TestStores
import Testing

@testable import ManyMachines

@Suite("Stage 8: The signal and PostgreSQL")
struct NotifyTests {
  @Test("PostgreSQL notifies the signal of a commit in another session", .exercise("8.9"))
  func commits() async throws {
    let database = try await ScratchPostgres.shared().database()
    let writer = try await database.connect()
    let signal = PostgresSignal(
      backOff: BackOff(clock: ImmediateClock()), clock: SteppedClock(),
      connect: { try await database.connect() })
    let count = SignalCount(signal)
    defer { count.end() }
    let listens = try await becomesTrue { count.value == 1 }
    try #require(
      listens,
      """
      The signal has connected to PostgreSQL.
        expected: 1 signal after `LISTEN`
        got:      \(count.value.counted("signal"))
      Events may have come before the session listened, so call `send()` once after `LISTEN`. \
      Chapter 8, exercise 8.9.
      """)
    for commits in 1...3 {
      _ = try await writer.send(
        ["BEGIN", "SELECT pg_notify('events', '')", "COMMIT"].map { PostgresStatement($0) })
      let isSignaled = try await becomesTrue { count.value == 1 + commits }
      try #require(
        isSignaled,
        """
        Another session has committed \(commits.counted("transaction")) with \
        `pg_notify('events', '')`, one after the other.
          expected: \((1 + commits).counted("signal")), one of them after `LISTEN`
          got:      \(count.value)
        Call `send()` for each element of `notifications`. Chapter 8, exercise 8.9.
        """)
    }
  }

  @Test("PostgreSQL ends the session, and another one listens", .exercise("8.9"))
  func terminates() async throws {
    let database = try await ScratchPostgres.shared().database()
    let writer = try await database.connect()
    let signal = PostgresSignal(
      backOff: BackOff(base: .milliseconds(1)), clock: SteppedClock(),
      connect: { try await database.connect() })
    let count = SignalCount(signal)
    defer { count.end() }
    var listens = try await becomesTrue { count.value == 1 }
    let ended = try await writer.run(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """)
    if listens { listens = try await becomesTrue { count.value == 2 } }
    try await writer.run("NOTIFY events")
    if listens { listens = try await becomesTrue { count.value == 3 } }
    try #require(
      ended.count == 1 && listens,
      """
      An administrator has ended the signal's session. Then another session has sent `NOTIFY`.
        expected: 3 signals: two of them after `LISTEN`, and one for the notification
        got:      \(count.value.counted("signal")), and \(ended.count.counted("session")) ended
      When `notifications` ends, the session is lost: connect again, and begin with `LISTEN`. \
      Chapter 8, exercise 8.9.
      """)
  }

  @Test("A server is asked for its state, and is the primary", .exercise("8.11"))
  func asksForState() async throws {
    let database = try await ScratchPostgres.shared().database()
    let session = try await PrimaryFinder(database.address, limit: .seconds(30)).session()
    let state = try await ServerState(asking: session)
    await session.close()
    try #require(
      state == .primary(1),
      """
      The only server was just set up.
        expected: primary on timeline 1
        got:      \(state)
      Chapter 8, exercise 8.11.
      """)
  }
}

/// Counts the signals since it listens.
private final class SignalCount: Sendable {
  private let count = CountedSignals()
  private let task: Task<Void, Never>

  private final class CountedSignals: Sendable {
    let value = Mutex(0)
  }

  init(_ signal: PostgresSignal) {
    let signals = signal.listen()
    task = Task { [count] in
      for await _ in signals { count.value.withLock { $0 += 1 } }
    }
  }

  var value: Int { count.value.withLock { $0 } }

  func end() { task.cancel() }
}
