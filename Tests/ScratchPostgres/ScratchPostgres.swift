import Postgres
import Synchronization

/// The PostgreSQL server of the tests of one process.
///
///     let database = try await ScratchPostgres.shared().database()
///     let connection = try await database.connect()
///
/// It is started with the first test that asks for it. It has a folder, listens on no port, and is
/// gone when the process has ended.
public final class ScratchPostgres: Sendable {
  public let server: ScratchServer
  /// A session in the server's own database, and one in the database of the schemas.
  ///
  /// They stay open: a new session costs the server more than most statements do.
  private let administrator: PostgresConnection
  private let schemas: PostgresConnection
  private let databaseOfSchemas: ScratchDatabase
  private let count = Atomic(0)

  private init(_ server: ScratchServer) async throws {
    self.server = server
    administrator = try await server.connect()
    databaseOfSchemas = try await Self.database("scratch", on: server, by: administrator)
    schemas = try await databaseOfSchemas.connect()
  }

  /// Returns the server, once it takes connections. All tests share it, and so must leave its
  /// settings alone.
  ///
  /// - Throws: ``ScratchPostgresError``, which says what to install.
  public static func shared() async throws -> ScratchPostgres { try await instance.value }

  /// No test's own task, because the first test may be cancelled and the others may not.
  private static let instance = Task.detached {
    let settings = ScratchServer.Settings(["wal_level": "minimal", "max_wal_senders": "0"])
    return try await ScratchPostgres(ScratchServer.start(settings))
  }

  /// Makes an empty database, which is there as long as the returned value is.
  ///
  /// - Throws: errors of the server, or of the connection to it.
  public func database() async throws -> ScratchDatabase {
    try await Self.database("scratch_\(nextNumber())", on: server, by: administrator)
  }

  private static func database(
    _ name: String, on server: ScratchServer, by administrator: PostgresConnection
  ) async throws -> ScratchDatabase {
    let address = try server.address(of: name)
    // By default, PostgreSQL 15 and newer write it to their log page by page, which takes twice as long.
    let version = try await administrator.run("SHOW server_version_num")[0].integer(0)
    let strategy = version < 150_000 ? "" : "STRATEGY file_copy"
    try await administrator.run("CREATE DATABASE \(name) TEMPLATE template0 \(strategy)")
    return ScratchDatabase(name: name, address: address, administrator: administrator)
  }

  /// Makes an empty schema, in a fiftieth of the time that a database takes.
  ///
  /// All schemas are in one database: its advisory locks and its notifications are shared.
  ///
  /// - Throws: errors of the connection.
  public func schema() async throws -> ScratchSchema {
    let name = "schema_\(nextNumber())"
    try await schemas.run("CREATE SCHEMA \(name)")
    return ScratchSchema(name: name, database: databaseOfSchemas)
  }

  private func nextNumber() -> Int { count.add(1, ordering: .relaxed).newValue }
}

extension ScratchServer {
  /// Opens a session in the server's own database.
  func connect() async throws -> PostgresConnection {
    let address = try address()
    return try await PostgresConnection.open(
      address, host: address.hosts[0], timeout: .seconds(30))
  }
}
