/// A session with a PostgreSQL server.
///
/// Tasks may share one: it runs their statements in the order in which they were sent. A session
/// that has thrown ``ConnectionLost`` once throws it for ever; open another one.
public protocol PostgresSession: Sendable {
  /// Sends all of `statements` in one round trip, and returns their results, in order.
  ///
  /// This is libpq's pipeline mode. Without `BEGIN`, the statements are one transaction. After the first
  /// error, the server skips the rest; their results are failures with ``PostgresError/skipped``.
  /// A transaction that is open after the last one stays open.
  ///
  /// The call is never cut off: a cancelled task waits for the results as well.
  ///
  /// - Throws: ``ConnectionLost``; any of the statements may have taken effect.
  func send(_ statements: [PostgresStatement]) async throws(ConnectionLost) -> [PostgresResult]

  /// Returns the notifications that come from now on; it ends when the connection is lost or closed.
  ///
  /// They are those of the channels for which the session has run `LISTEN`.
  func notifications() -> AsyncStream<PostgresNotification>

  /// Ends the session; later calls throw ``ConnectionLost``.
  func close() async
}

/// The rows of a statement, or why the server did not run it.
public typealias PostgresResult = Result<PostgresRows, PostgresError>

extension PostgresSession {
  /// Runs one statement, and returns its rows.
  ///
  /// - Throws: ``PostgresError``; then it has changed nothing. ``ConnectionLost``; then it may have
  ///   taken effect.
  @discardableResult
  public func run(_ statement: PostgresStatement) async throws -> PostgresRows {
    let results = try await send([statement])
    guard let result = results.first else { throw ConnectionLost(reason: "no answer came") }
    return try result.get()
  }

  /// Runs `sql` with `parameters`, and returns its rows.
  ///
  /// - Throws: as ``run(_:)``.
  @discardableResult
  public func run(_ sql: String, _ parameters: PostgresValue...) async throws -> PostgresRows {
    try await run(PostgresStatement(sql, parameters: parameters))
  }
}

/// A message that a session sent with `NOTIFY`.
public struct PostgresNotification: Hashable, Sendable {
  public let channel: String
  public let payload: String

  public init(channel: String, payload: String) {
    self.channel = channel
    self.payload = payload
  }
}
