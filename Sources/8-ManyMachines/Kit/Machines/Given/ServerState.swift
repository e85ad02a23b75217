import Postgres

/// A server's description of itself.
public struct ServerState: Hashable, Sendable {
  /// Whether it is a standby, which repeats what its primary has written.
  public let isStandby: Bool
  /// Whether it refuses writes: it is a standby, or a primary that its operators have closed.
  public let isReadOnly: Bool
  /// The number of the history of the database that it is on.
  public let timeline: Int

  public init(isStandby: Bool, isReadOnly: Bool, timeline: Int) {
    self.isStandby = isStandby
    self.isReadOnly = isReadOnly
    self.timeline = timeline
  }

  /// Whether it takes writes.
  public var acceptsWrites: Bool { !isStandby && !isReadOnly }
}

extension ServerState {
  /// Asks for the state.
  ///
  /// The name of a primary's log file begins with the timeline, as eight hexadecimal digits. A standby
  /// knows the timeline from its primary or, when it has none, from its last checkpoint.
  static let query = PostgresStatement(
    """
    SELECT pg_is_in_recovery(), current_setting('transaction_read_only') = 'on',
      CASE WHEN pg_is_in_recovery() THEN
        greatest(
          (SELECT received_tli FROM pg_stat_wal_receiver),
          (SELECT timeline_id FROM pg_control_checkpoint()))::bigint
      ELSE
        ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint
      END
    """)

  /// Asks the server of `session` for its state.
  ///
  /// - Throws: `PostgresError` and `ConnectionLost`.
  init(asking session: any PostgresSession) async throws {
    guard let row = try await session.run(Self.query).first else {
      throw ConnectionLost(reason: "the question for the server's state was not answered")
    }
    self.init(
      isStandby: row.boolean(0), isReadOnly: row.boolean(1), timeline: row.integer(2))
  }
}

extension ServerState: CustomStringConvertible {
  public var description: String {
    let role = isStandby ? "standby" : isReadOnly ? "read-only primary" : "primary"
    return "\(role) on timeline \(timeline)"
  }
}
