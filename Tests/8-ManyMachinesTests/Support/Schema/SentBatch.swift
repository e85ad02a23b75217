import Postgres
import Synchronization

/// Statements that were sent to the server, and may have to wait there for another session.
final class SentBatch: Sendable {
  private let session: PostgresConnection
  private let server: Int
  private let state: Answered
  private let task: Task<[PostgresResult], any Error>

  /// Sends `statements`; the results are awaited later.
  init(_ statements: [PostgresStatement], on session: PostgresConnection) async throws {
    self.session = session
    server = try await session.run("SELECT pg_backend_pid()")[0].integer(0)
    let state = Answered()
    self.state = state
    task = Task {
      defer { state.flag.store(true, ordering: .relaxed) }
      return try await session.send(statements)
    }
  }

  /// Returns once the server has answered, or waits for a lock: then the result is `true`.
  func waits(seenBy observer: PostgresConnection) async throws -> Bool {
    while !state.flag.load(ordering: .relaxed) {
      let rows = try await observer.run(
        """
        SELECT FROM pg_stat_activity
        WHERE pid = $1 AND state = 'active' AND wait_event_type = 'Lock'
        """, .integer(server))
      if !rows.isEmpty { return true }
    }
    return false
  }

  /// Returns the results, when nothing is open any more that the server could wait for; `nil` when
  /// it still waits for `holder`.
  ///
  /// Then it ends `holder`, so that its locks are gone and the test has an end.
  func results(
    insteadOf holder: PostgresConnection, seenBy observer: PostgresConnection
  ) async throws -> [PostgresResult]? {
    while !state.flag.load(ordering: .relaxed) {
      guard try await !observer.seesIdleBlocker(of: server) else {
        await holder.close()
        _ = try await task.value
        return nil
      }
    }
    return try await task.value
  }

  private final class Answered: Sendable {
    let flag = Atomic(false)
  }
}
