import EventSourcing
import Foundation
import Persistence
import Postgres

/// The statements for idempotency records outside of an append.
enum RecordStatements {
  /// Finds the record of `key`, unless it has expired at `time`.
  static func find(_ key: String, at time: Date) -> PostgresStatement {
    PostgresStatement(
      """
      SELECT fingerprint, response, expires_at FROM idempotency_records
      WHERE key = $1 AND expires_at > $2
      """, .text(key), .integer(time.microseconds))
  }

  /// Saves `record`, and changes no row when its key is taken.
  ///
  /// It is one statement, so that two processes with one key can't both succeed. It also deletes what
  /// has expired: at most two records each time, so that it costs little, and is more than comes in.
  static func save(
    _ record: IdempotencyRecord, completing: Bool, at time: Date
  ) -> PostgresStatement {
    PostgresStatement(
      """
      WITH expired AS (
        DELETE FROM idempotency_records WHERE key IN (
          SELECT key FROM idempotency_records WHERE expires_at <= $5 AND key <> $1
          ORDER BY expires_at LIMIT 2 FOR UPDATE SKIP LOCKED))
      INSERT INTO idempotency_records AS kept (key, fingerprint, response, expires_at)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT (key) DO UPDATE SET
        fingerprint = excluded.fingerprint, response = excluded.response,
        expires_at =
          CASE WHEN kept.expires_at > $5 THEN kept.expires_at ELSE excluded.expires_at END
      WHERE kept.expires_at <= $5
        OR ($6 AND kept.response IS NULL AND kept.fingerprint = excluded.fingerprint)
      """, .text(record.key), .text(record.fingerprint), .text(record.response),
      .integer(record.expiry.microseconds), .integer(time.microseconds), .boolean(completing))
  }
}

extension IdempotencyRecord {
  /// The record of `key` in the row that ``RecordStatements/find(_:at:)`` has found.
  init(of key: String, in row: PostgresRow) {
    self.init(
      key: key, fingerprint: row.text(0), expiry: Date(microseconds: row.integer(2)),
      response: row.isNull(1) ? nil : row.text(1))
  }
}
