import Postgres
import Synchronization

/// A session with a hook before each round trip, and one after it, where a test lets others act or
/// loses the answer.
final class HookedSession: PostgresSession {
  /// The number of the round trip; the first one has the number 1.
  typealias Hook = @Sendable (_ number: Int) async throws(ConnectionLost) -> Void

  private let session: any PostgresSession
  private let before: Hook
  private let after: Hook
  private let count = Mutex(0)

  init(
    _ session: any PostgresSession,
    before: @escaping Hook = { (_: Int) async throws(ConnectionLost) in },
    after: @escaping Hook = { (_: Int) async throws(ConnectionLost) in }
  ) {
    self.session = session
    self.before = before
    self.after = after
  }

  /// A session that loses the answer to one round trip, which has taken effect.
  convenience init(_ session: any PostgresSession, losingAnswer lost: Int) {
    self.init(
      session,
      after: { number async throws(ConnectionLost) in
        if number == lost { throw ConnectionLost(reason: "the test cut it") }
      })
  }

  func send(
    _ statements: [PostgresStatement]
  ) async throws(ConnectionLost) -> [PostgresResult] {
    let number = count.withLock { count in
      count += 1
      return count
    }
    try await before(number)
    let results = try await session.send(statements)
    try await after(number)
    return results
  }

  func notifications() -> AsyncStream<PostgresNotification> { session.notifications() }

  func close() async { await session.close() }
}
