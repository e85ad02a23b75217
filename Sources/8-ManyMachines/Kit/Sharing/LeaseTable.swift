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
    // One statement: insert the lease, or take it over, or renew it; or change nothing.
    throw Unfinished("8.12")
    // END EXERCISE 8.12
  }

  /// Ends `lease` now, so that the next holder doesn't have to wait; nothing when it is lost already.
  ///
  /// - Throws: errors of the session. The lease then ends by itself.
  public func release(_ lease: Lease) async throws {
    // BEGIN EXERCISE 8.12
    // Which row, and what has to stay in it?
    throw Unfinished("8.12")
    // END EXERCISE 8.12
  }
}
