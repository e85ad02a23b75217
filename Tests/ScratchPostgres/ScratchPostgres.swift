public import Postgres
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
  private let count = Atomic(0)

  private init(_ server: ScratchServer) { self.server = server }

  /// Returns the server, once it takes connections. All tests share it, and so must leave its
  /// settings alone.
  ///
  /// - Throws: ``ScratchPostgresError``, which says what to install.
  public static func shared() async throws -> ScratchPostgres { try await instance.value }

  /// No test's own task, because the first test may be cancelled and the others may not.
  private static let instance = Task.detached {
    let settings = ScratchServer.Settings(["wal_level": "minimal", "max_wal_senders": "0"])
    return ScratchPostgres(try await ScratchServer.start(settings))
  }

  /// Makes an empty database, which is there as long as the returned value is.
  ///
  /// - Throws: errors of the server, or of the connection to it.
  public func database() async throws -> ScratchDatabase {
    let number = count.add(1, ordering: .relaxed).newValue
    let name = "scratch_\(number)"
    let address = try server.address(of: name)
    try await server.administer("CREATE DATABASE \(name) TEMPLATE template0")
    return ScratchDatabase(name: name, address: address, on: server)
  }
}

/// A database for one test, which is dropped with the last reference to it.
///
/// Hold it as long as the test uses it.
public final class ScratchDatabase: Sendable {
  public let name: String
  public let address: PostgresAddress
  private let server: ScratchServer

  init(name: String, address: PostgresAddress, on server: ScratchServer) {
    self.name = name
    self.address = address
    self.server = server
  }

  deinit {
    // Nothing waits for it: with many tests, it saves space while they run, and the end of the
    // process removes everything anyway. It fails while a connection is open.
    Task { [server, name] in try? await server.administer("DROP DATABASE \(name)") }
  }

  /// Opens a connection to it.
  ///
  /// - Throws: `PostgresUnavailable`.
  public func connect(preparing: Bool = true) async throws -> PostgresConnection {
    try await PostgresConnection.open(
      address, host: address.hosts[0], timeout: .seconds(30), preparing: preparing)
  }
}

extension ScratchServer {
  /// Runs a statement in the server's own database.
  func administer(_ sql: String) async throws {
    let address = try address()
    let connection = try await PostgresConnection.open(
      address, host: address.hosts[0], timeout: .seconds(30))
    do {
      try await connection.run(sql)
      await connection.close()
    } catch {
      await connection.close()
      throw error
    }
  }
}
