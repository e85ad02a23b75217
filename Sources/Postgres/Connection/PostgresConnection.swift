/// A session with a PostgreSQL server, over libpq in pipeline mode.
///
///     let connection = try await PostgresConnection.open(
///       address, host: address.hosts[0], timeout: .seconds(5))
///     let rows = try await connection.run("SELECT count(*) FROM events")
///     rows[0].integer(0)
///
/// No thread waits for the server. Any number of tasks may share a session. Each batch is sent at
/// once, and is one transaction unless it says `BEGIN`; the answers come in the same order. A
/// session holds one of the server's processes until ``close()``, or until nothing refers to it.
///
/// A statement that libpq can't send is refused before anything of the batch is sent: a text with a
/// NUL (`22021`), more than 65,535 parameters (`54023`), a gigabyte (`54000`).
///
/// When the server stops waiting for its synchronous standby, the commit is done on the server, and
/// the standby may not have it. PostgreSQL reports success with a warning. Here it is
/// ``ConnectionLost``, because the commit may be lost in a failover.
public final class PostgresConnection: PostgresSession {
  /// The host it is connected to.
  public var host: PostgresHost { connection.host }

  private let connection: LibpqConnection

  private init(_ connection: LibpqConnection) { self.connection = connection }

  deinit {
    let connection = connection
    connection.perform { $0.end("nothing refers to the connection any more") }
  }

  /// Connects to one of the hosts of `address`.
  ///
  /// With `preparing`, the server keeps each statement that is sent twice, and doesn't parse its
  /// text again. Turn it off behind a pooler that gives each transaction another session.
  ///
  /// - Throws: ``PostgresUnavailable``, at the latest after `timeout`.
  public static func open(
    _ address: PostgresAddress, host: PostgresHost, timeout: Duration, preparing: Bool = true
  ) async throws(PostgresUnavailable) -> PostgresConnection {
    let library = try PostgresLibrary.load()
    let connection = LibpqConnection(library, host: host, preparing: preparing)
    try await connection.open(address.options(for: host), timeout: timeout)
    return PostgresConnection(connection)
  }

  public func send(
    _ statements: [PostgresStatement]
  ) async throws(ConnectionLost) -> [PostgresResult] {
    guard !statements.isEmpty else { return [] }
    var encoded: [EncodedStatement] = []
    for statement in statements {
      do throws(PostgresError) {
        encoded.append(try EncodedStatement(statement))
      } catch {
        let bad = encoded.count
        return statements.indices.map { .failure($0 == bad ? error : .skipped) }
      }
    }
    return try await connection.send(encoded)
  }

  public func notifications() -> AsyncStream<PostgresNotification> { connection.listeners.add() }

  public func close() async { await connection.close() }
}

extension PostgresAddress {
  /// libpq's options for a connection to `host`.
  fileprivate func options(for host: PostgresHost) -> [String: String] {
    var options = [
      "fallback_application_name": "workbook",
      // A server that is gone without a word is noticed within half a minute, not after hours.
      "keepalives_idle": "15", "keepalives_interval": "5", "keepalives_count": "3",
      "tcp_user_timeout": "30000",
    ]
    options.merge(self.options) { _, given in given }
    options["client_encoding"] = "UTF8"
    options["port"] = "\(host.port)"
    if !host.name.isEmpty { options["host"] = host.name }
    return options
  }
}
