import ManyMachines
import Postgres
import ScratchPostgres

/// The tables and the function of this stage, for one test.
struct EventsDatabase {
  let session: PostgresConnection
  private let connect: @Sendable () async throws -> PostgresConnection

  /// Makes a database, which has its own locks.
  ///
  /// - Throws: errors of the server, of the connection, and of `PostgresSchema.install`.
  init() async throws {
    let database = try await ScratchPostgres.shared().database()
    try await self.init { try await database.connect() }
  }

  /// The same for a test that appends nothing: in less time, a schema.
  static func withoutLocks() async throws -> EventsDatabase {
    let schema = try await ScratchPostgres.shared().schema()
    return try await EventsDatabase { try await schema.connect() }
  }

  private init(connect: @escaping @Sendable () async throws -> PostgresConnection) async throws {
    self.connect = connect
    session = try await connect()
    do {
      try await PostgresSchema.install(on: session)
    } catch let error as PostgresError where error.code == "42601" {
      throw UnreadableSQL(error: error)
    }
  }

  /// Opens another session, as another machine does.
  func machine() async throws -> PostgresConnection { try await connect() }

  /// Opens so many sessions.
  func machines(_ count: Int) async throws -> [PostgresConnection] {
    var machines: [PostgresConnection] = []
    for _ in 0..<count { machines.append(try await machine()) }
    return machines
  }

  /// The events in the log, each in a line.
  var rows: [String] {
    get async throws {
      try await session.run(
        """
        SELECT position, stream, version, id, type, shape, data, correlation_id, causation_id,
          recorded_at FROM events ORDER BY position
        """
      ).map { row in (0..<10).map { row.isNull($0) ? "-" : row.text($0) }.joined(separator: " ") }
    }
  }
}

/// PostgreSQL can't read the SQL of an exercise.
private struct UnreadableSQL: Error, CustomStringConvertible {
  let error: PostgresError

  var description: String {
    """
    \(error)
    PostgreSQL names the word where it stops understanding. The mistake may be just before it: is there \
    a semicolon at the end of each statement?
    """
  }
}
