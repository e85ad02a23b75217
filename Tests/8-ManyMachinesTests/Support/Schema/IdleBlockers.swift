import Postgres

extension PostgresConnection {
  /// Returns whether a session that does nothing keeps the one of `server`, or any other, waiting.
  ///
  /// A session that was idle at two looks, since the same moment, has been so between them, too.
  func seesIdleBlocker(of server: Int? = nil) async throws -> Bool {
    let first = try await idleBlockers(of: server)
    guard !first.isEmpty else { return false }
    return try await !first.isDisjoint(with: idleBlockers(of: server))
  }

  /// The sessions of this database that keep another one waiting and do nothing, with the moment
  /// since when they do nothing.
  private func idleBlockers(of server: Int?) async throws -> Set<String> {
    let rows = try await run(
      """
      SELECT concat(idle.pid, ' ', idle.state_change) FROM pg_stat_activity AS idle
      WHERE idle.state LIKE 'idle%' AND idle.datname = current_database() AND EXISTS (
        SELECT FROM pg_stat_activity AS waiting
        WHERE waiting.datname = current_database() AND waiting.wait_event_type = 'Lock'
          AND waiting.pid = coalesce($1, waiting.pid)
          AND idle.pid = ANY (pg_blocking_pids(waiting.pid)))
      """, .integer(server))
    return Set(rows.map { $0.text(0) })
  }
}
