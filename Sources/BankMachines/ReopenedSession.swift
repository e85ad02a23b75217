import Postgres

/// A session with the primary, opened when it is needed, and again after it was lost.
///
/// It is for a caller that waits for the end of each call.
actor ReopenedSession {
  private let database: BankDatabase
  private var session: (any PostgresSession)?

  init(_ database: BankDatabase) { self.database = database }

  /// How long an answer may take before the session counts as lost. A machine that has died is silent.
  private static let patience = Duration.seconds(10)

  /// Runs `statement`, and returns its rows.
  ///
  /// - Throws: `PrimaryNotFound` and `PostgresError`; then it has changed nothing. `ConnectionLost`;
  ///   then it may have taken effect.
  @discardableResult
  func run(_ statement: PostgresStatement) async throws -> PostgresRows {
    try await use { try await $0.run(statement) }
  }

  /// Calls `body` with the session, which it doesn't keep.
  ///
  /// - Throws: `PrimaryNotFound`, and errors of `body`.
  func use<Value: Sendable>(
    _ body: @Sendable (any PostgresSession) async throws -> Value
  ) async throws -> Value {
    let session = try await current()
    let alarm = Task {
      try await Task.sleep(for: Self.patience)
      await session.close()
    }
    defer { alarm.cancel() }
    do {
      return try await body(session)
    } catch let error where error is ConnectionLost || error is PostgresError {
      // The server may be going down, or may be no primary any more.
      await close()
      throw error
    }
  }

  /// Closes the session; the next call opens another one.
  func close() async {
    let old = session
    session = nil
    await old?.close()
  }

  private func current() async throws -> any PostgresSession {
    if let session { return session }
    let new = try await database.session()
    session = new
    return new
  }
}
