import EventSourcing
public import Postgres

/// Leases in a table: one holder at a time for each name, on any number of machines.
public struct LeaseTable: Sendable {
  private let session: any PostgresSession

  public init(on session: any PostgresSession) { self.session = session }

  /// Takes the lease `name`, or renews it, so that it expires after `duration`; `nil` when another
  /// holder has it.
  ///
  /// The time is the server's: the clocks of two machines differ. The token grows when a lease is
  /// taken, also when its last holder takes it again after its end.
  ///
  /// - Throws: errors of the session. After `ConnectionLost`, the lease may have been taken.
  public func acquire(
    _ name: String, holder: String, for duration: Duration
  ) async throws -> Lease? {
    // BEGIN EXERCISE 8.12
    // starter: // One statement: insert the lease, or take it over, or renew it; or change nothing.
    // starter: throw Unfinished("8.12")
    let rows = try await session.run(
      """
      INSERT INTO leases AS held (name, holder, token, expires_at)
      VALUES ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE SET
        holder = excluded.holder,
        token = CASE
          WHEN held.holder = excluded.holder AND held.expires_at > clock_timestamp()
          THEN held.token ELSE held.token + 1 END,
        expires_at = clock_timestamp() + $3 * interval '1 millisecond'
      WHERE held.holder = excluded.holder OR held.expires_at <= clock_timestamp()
      RETURNING token
      """, .text(name), .text(holder), .integer(duration.roundedMilliseconds))
    return rows.first.map { Lease(name: name, holder: holder, token: $0.integer(0)) }
    // END EXERCISE 8.12
  }

  /// Ends `lease` now, so that the next holder doesn't have to wait; nothing when it is lost already.
  ///
  /// - Throws: errors of the session. The lease then ends by itself.
  public func release(_ lease: Lease) async throws {
    // BEGIN EXERCISE 8.12
    // starter: // Which row, and what has to stay in it?
    // starter: throw Unfinished("8.12")
    try await session.run(
      "UPDATE leases SET expires_at = clock_timestamp() WHERE name = $1 AND token = $2",
      .text(lease.name), .integer(lease.token))
    // END EXERCISE 8.12
  }
}
