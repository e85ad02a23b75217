import EventSourcing
import ManyMachines
import Postgres

/// A piece of work with a checkpoint and with effects in a table.
struct Ledger {
  static let work = "balances"

  let database: SharingDatabase

  init(in database: SharingDatabase) async throws {
    self.database = database
    try await database.observer.run(
      "CREATE TABLE handled (number bigint GENERATED ALWAYS AS IDENTITY, entry text)")
  }

  /// Begins anew, with empty tables.
  func clear() async throws {
    try await database.observer.run("TRUNCATE leases, checkpoints, handled")
  }

  /// The statement of one effect.
  static func effect(_ entry: String) -> PostgresStatement {
    PostgresStatement("INSERT INTO handled (entry) VALUES ($1)", .text(entry))
  }

  /// Takes the lease for `holder`, also when another one has it, as if that one's time were over.
  ///
  /// It does what ``LeaseTable`` does, without it.
  func takeLease(for holder: String) async throws -> Lease {
    let rows = try await database.observer.run(
      """
      INSERT INTO leases AS held (name, holder, token, expires_at)
      VALUES ($1, $2, 1, clock_timestamp() + interval '1 minute')
      ON CONFLICT (name) DO UPDATE SET
        holder = excluded.holder, token = held.token + 1, expires_at = excluded.expires_at
      RETURNING token
      """, .text(Self.work), .text(holder))
    return Lease(name: Self.work, holder: holder, token: rows.first?.integer(0) ?? 0)
  }

  /// The checkpoints for a process with a separate session.
  func checkpoints() async throws -> FencedCheckpoints {
    FencedCheckpoints(on: try await database.session())
  }

  /// The content of the tables.
  var content: Content {
    get async throws {
      let session = database.observer
      let position = try await session.run(
        "SELECT position FROM checkpoints WHERE name = $1", .text(Self.work)
      ).first?.integer(0)
      let entries = try await session.run("SELECT entry FROM handled ORDER BY number")
      return Content(position: position, entries: entries.map { $0.text(0) })
    }
  }

  struct Content: Hashable, CustomStringConvertible {
    /// `nil` when there is no checkpoint.
    let position: Int?
    let entries: [String]

    var description: String {
      let checkpoint = position.map { "checkpoint \($0)" } ?? "no checkpoint"
      return "\(checkpoint), effects [\(entries.joined(separator: ", "))]"
    }
  }
}

extension FencedCheckpoints {
  /// Moves the checkpoint of `lease` to `position` with the effects `entries`.
  func move(to position: Int, holding lease: Lease, effects entries: String...) async throws {
    try await move(
      to: GlobalPosition(rawValue: position), holding: lease,
      running: entries.map { Ledger.effect($0) })
  }
}
