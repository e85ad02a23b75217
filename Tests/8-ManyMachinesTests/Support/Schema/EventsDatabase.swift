import ManyMachines
import Postgres
import ScratchPostgres

/// A database for one test, with the tables and the function of this stage.
struct EventsDatabase {
  private let database: ScratchDatabase
  let session: PostgresConnection

  /// - Throws: errors of the server, of the connection, and of `PostgresSchema.install`.
  init() async throws {
    database = try await ScratchPostgres.shared().database()
    session = try await database.connect()
    try await PostgresSchema.install(on: session)
  }

  /// Opens another session, as another machine does.
  func machine() async throws -> PostgresConnection { try await database.connect() }

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
