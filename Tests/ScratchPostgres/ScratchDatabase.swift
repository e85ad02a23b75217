public import Postgres

/// A database for one test, which is dropped with the last reference to it.
///
/// Hold it as long as the test uses it.
public final class ScratchDatabase: Sendable {
  public let name: String
  public let address: PostgresAddress
  private let administrator: PostgresConnection

  init(name: String, address: PostgresAddress, administrator: PostgresConnection) {
    self.name = name
    self.address = address
    self.administrator = administrator
  }

  deinit {
    // Nothing waits for it: with many tests, it saves space while they run, and the end of the
    // process removes everything anyway. It fails while a connection is open.
    Task { [administrator, name] in try? await administrator.run("DROP DATABASE \(name)") }
  }

  /// Returns for how long none of its sessions has begun or ended a statement; `nil` without a session.
  ///
  /// A store's look for silent clients doesn't count: it comes also when nothing else goes on.
  ///
  /// - Throws: errors of the server.
  public func quietTime() async throws -> Duration? {
    let row = try await administrator.run(
      """
      SELECT (extract(epoch FROM clock_timestamp() - max(state_change)) * 1000)::bigint
      FROM pg_stat_activity WHERE datname = $1 AND query NOT LIKE '%pg_terminate_backend%'
      """, .text(name))[0]
    return row.isNull(0) ? nil : .milliseconds(row.integer(0))
  }

  /// Makes an empty schema in it, in a fiftieth of the time that a database takes.
  ///
  /// Advisory locks and notifications are those of the whole database.
  ///
  /// - Throws: errors of the connection.
  public func schema(_ name: String) async throws -> ScratchSchema {
    let connection = try await connect()
    try await connection.run("CREATE SCHEMA \(name)")
    await connection.close()
    return ScratchSchema(name: name, database: self)
  }

  /// Opens a connection to it.
  ///
  /// - Throws: `PostgresUnavailable`.
  public func connect(preparing: Bool = true) async throws -> PostgresConnection {
    try await PostgresConnection.open(
      address, host: address.hosts[0], timeout: .seconds(30), preparing: preparing)
  }
}

/// A schema for one test: what it makes is in this schema, and it sees no other.
public struct ScratchSchema: Sendable {
  public let name: String
  private let database: ScratchDatabase

  init(name: String, database: ScratchDatabase) {
    self.name = name
    self.database = database
  }

  /// Opens a connection to the database, whose tables are those of the schema.
  ///
  /// - Throws: `PostgresUnavailable`, and errors of the connection.
  public func connect() async throws -> PostgresConnection {
    let connection = try await database.connect()
    try await connection.run("SET search_path = \(name)")
    return connection
  }
}
