import Postgres

/// A look for clients that have fallen silent in the middle of a batch, while others wait for them.
///
/// A batch reaches the server in parts. A client that is paused or cut off between two of them holds the
/// locks of the first part: that of the whole log, or of a checkpoint. No time limit of PostgreSQL ends
/// that, before `transaction_timeout` of version 17. So every machine looks for such sessions, and ends
/// them: the server undoes what they have done.
struct SilentClients: Sendable {
  /// How long a client may be silent. One that is slow, but goes on sending, is not ended.
  var patience = Duration.seconds(3)
  /// The time between two looks.
  var interval = Duration.seconds(2)

  /// Looks again and again, until the task is cancelled. A look that fails is left out.
  func watch(through sessions: SessionPool) async {
    while (try? await Task.sleep(for: interval)) != nil {
      _ = try? await sessions.read(Self.end(after: patience))
    }
  }

  /// Ends the sessions of this program that have been silent for `patience`.
  ///
  /// A session in a transaction that somebody has begun by hand is `idle in transaction` meanwhile, and
  /// stays.
  static func end(after patience: Duration) -> PostgresStatement {
    PostgresStatement(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity AS silent
      WHERE datname = current_database() AND usename = current_user
        AND application_name = current_setting('application_name')
        AND state = 'active' AND wait_event = 'ClientRead' AND xact_start IS NOT NULL
        AND query_start < clock_timestamp() - $1 * interval '1 millisecond'
        AND EXISTS (
          SELECT FROM pg_stat_activity AS waiting
          WHERE waiting.wait_event_type = 'Lock' AND silent.pid = ANY (pg_blocking_pids(waiting.pid)))
      """, .integer(patience.roundedMilliseconds))
  }
}
