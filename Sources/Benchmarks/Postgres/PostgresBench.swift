import BankMachines
import BankServer
import EventSourcing
import Events
import ManyMachines
import Postgres
import ScratchPostgres

/// A PostgreSQL server for one run. It waits for the disk at each commit, as that of a real bank does.
struct PostgresBench {
  let server: ScratchServer
  /// Where the log is.
  let address: PostgresAddress

  /// Starts a server, lets `body` use it, and removes it.
  ///
  /// - Throws: `ScratchPostgresError`, and errors of `body`.
  static func with<Value>(_ body: (PostgresBench) async throws -> Value) async throws -> Value {
    let server = try await ScratchServer.start(
      .durable(["shared_buffers": "256MB", "max_wal_size": "2GB"]))
    do {
      let value = try await body(PostgresBench(server: server, address: server.address()))
      await server.remove()
      return value
    } catch {
      await server.remove()
      throw error
    }
  }

  /// Opens the log, as each machine does for itself.
  func store() async throws -> PostgresEventStore {
    try await BankDatabase(address).openLog(codec: .bank)
  }

  /// Lets `body` use a session.
  func withSession<Value>(
    _ body: (any PostgresSession) async throws -> Value
  ) async throws -> Value {
    let session = try await BankDatabase(address).session()
    do {
      let value = try await body(session)
      await session.close()
      return value
    } catch {
      await session.close()
      throw error
    }
  }

  /// Writes `count` deposits into the log, which must be there and empty: each of `accounts` accounts
  /// gets as many as the others. PostgreSQL makes them from one deposit.
  func fill(_ count: Int, accounts: Int) async throws {
    let sample = AccountID(rawValue: 987_654_321)
    let row = try RawDatabase.Row(Material.deposits(1, into: sample, from: 0)[0], by: .bank)
    try await withSession { session in
      let statement = PostgresStatement(
        Self.filling,
        parameters: [
          .integer(count), .integer(accounts), .text("\(sample)"), .text(row.stream),
          .text(row.data), .text(row.type), .integer(row.shape), .text(row.causationID),
        ])
      try expect(try await session.run(statement).changeCount, count)
      // Otherwise the server does both soon, while something is measured.
      try await session.run("VACUUM ANALYZE events")
      try await session.run("CHECKPOINT")
    }
  }

  private static let filling = """
    INSERT INTO events (
      stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at)
    SELECT replace($4, $3, account), version, gen_random_uuid(), $6, $7::integer,
      replace($5, $3, account), $8, $8, 1
    FROM generate_series(0, $1 - 1) AS number,
      LATERAL (SELECT (number % $2 + 1)::text, number / $2 + 1) AS event (account, version)
    ORDER BY number
    """
}
