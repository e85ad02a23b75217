import Postgres

/// A session that counts as lost when an answer takes too long: a machine that has died is silent.
struct PatientSession: PostgresSession {
  let session: any PostgresSession
  let patience: Duration

  func send(
    _ statements: [PostgresStatement]
  ) async throws(ConnectionLost) -> [PostgresResult] {
    let alarm = Task {
      try await Task.sleep(for: patience)
      await session.close()
    }
    defer { alarm.cancel() }
    return try await session.send(statements)
  }

  func notifications() -> AsyncStream<PostgresNotification> { session.notifications() }

  func close() async { await session.close() }
}
