import Postgres

/// The one connection of a writer: opened when it is needed, and dropped when it is lost.
actor WriterConnection {
  private let connect: @Sendable () async throws -> any PostgresSession
  private var current: (any PostgresSession)?

  init(_ connect: @escaping @Sendable () async throws -> any PostgresSession) {
    self.connect = connect
  }

  /// Returns the open session; without one, it connects.
  ///
  /// - Throws: errors of connecting.
  func session() async throws -> any PostgresSession {
    if let current { return current }
    let session = try await connect()
    current = session
    return session
  }

  /// Closes the session, if there is one: the next call of ``session()`` connects.
  func drop() async {
    let session = current
    current = nil
    await session?.close()
  }
}
