import ManyMachines
import Postgres
import ScratchPostgres
import StoreConformance
import Synchronization

/// A new schema with the tables of leases, checkpoints and groups.
///
/// What a test moves into the past is over at once, so that none waits for the end of a lease.
final class SharingDatabase: Sendable {
  /// A session for looking at the tables and for moving what is in them.
  let observer: any PostgresSession
  let schema: ScratchSchema
  private let sessions: Mutex<[any PostgresSession]>

  private init() async throws {
    schema = try await ScratchPostgres.shared().schema()
    observer = try await schema.connect()
    sessions = Mutex([observer])
  }

  /// Runs `body` with a new schema, and closes its sessions.
  ///
  /// - Throws: errors of `body` and of the server.
  static func run(_ body: (SharingDatabase) async throws -> Void) async throws {
    let database = try await SharingDatabase()
    do {
      try await database.observer.run(all: SharingSchema.statements)
      try await body(database)
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }

  /// Opens another session, for another process.
  func session() async throws -> any PostgresSession {
    let session = try await schema.connect()
    sessions.withLock { $0.append(session) }
    return session
  }

  private func close() async {
    let all = sessions.withLock { sessions in
      defer { sessions = [] }
      return sessions
    }
    for session in all { await session.close() }
  }
}

extension SharingDatabase {
  /// A lease as it is in the table.
  struct StoredLease: Hashable {
    let holder: String
    let token: Int
    /// By the server's clock; below 0 when it is over.
    let secondsLeft: Int
  }

  func lease(_ name: String) async throws -> StoredLease? {
    try await observer.run(
      """
      SELECT holder, token, extract(epoch FROM expires_at - clock_timestamp())::bigint
      FROM leases WHERE name = $1
      """, .text(name)
    ).first.map {
      StoredLease(holder: $0.text(0), token: $0.integer(1), secondsLeft: $0.integer(2))
    }
  }

  /// Lets the time of a lease pass.
  func expireLease(_ name: String) async throws {
    try await observer.run(
      "UPDATE leases SET expires_at = clock_timestamp() - interval '1 minute' WHERE name = $1",
      .text(name))
  }

  /// Lets the time of all that `process` has pass.
  func expireAll(of process: String) async throws {
    try await observer.run(all: [
      PostgresStatement(
        "UPDATE leases SET expires_at = clock_timestamp() - interval '1 minute' WHERE holder = $1",
        .text(process)),
      PostgresStatement(
        "UPDATE members SET expires_at = clock_timestamp() - interval '1 minute' WHERE name = $1",
        .text(process)),
    ])
  }

  /// How many slots of `group` each process has.
  func slotCounts(of group: String) async throws -> [String: Int] {
    let rows = try await observer.run(
      """
      SELECT holder, count(*) FROM leases
      WHERE name LIKE $1 AND expires_at > clock_timestamp() GROUP BY holder
      """, .text("\(group)/%"))
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.text(0), $0.integer(1)) })
  }
}

extension SharingDatabase {
  /// Returns when the server process `pid` waits for a lock, or `isDone`.
  func waitUntilBlocked(_ pid: Int, orUntil isDone: @escaping @Sendable () -> Bool) async throws {
    _ = try await becomesTrue { [observer] in
      if isDone() { return true }
      let rows = try await observer.run(
        "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = $1", .integer(pid))
      return rows.first?.boolean(0) == true
    }
  }

  /// Whether the server process `pid` has an open transaction and waits for its client.
  func isIdleInTransaction(_ pid: Int) async throws -> Bool {
    try await observer.run(
      "SELECT state LIKE 'idle in transaction%' FROM pg_stat_activity WHERE pid = $1",
      .integer(pid)
    ).first?.boolean(0) ?? false
  }
}

extension PostgresSession {
  /// Runs all of `statements`.
  ///
  /// - Throws: the first error.
  func run(all statements: [PostgresStatement]) async throws {
    for result in try await send(statements) { _ = try result.get() }
  }

  /// The server process of this session.
  func pid() async throws -> Int { try await run("SELECT pg_backend_pid()").first?.integer(0) ?? 0 }
}
