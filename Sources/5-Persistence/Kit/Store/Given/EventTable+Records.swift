import EventSourcing
import Foundation
import SQLite

extension EventTable {
  /// Appends `events` and adds `records`, or throws the reason why not.
  ///
  /// - Throws: `IdempotencyKeyTaken`, and the errors of `append` without records; then nothing was
  ///   appended, and no record was added.
  func append(
    _ events: [EventRow], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord], at time: Date
  ) throws -> AppendResult {
    guard !records.isEmpty, !events.isEmpty else {
      return try append(events, to: stream, expecting: expected, at: time)
    }
    return try connection.savepoint {
      for record in records { try add(record, at: time) }
      return try append(events, to: stream, expecting: expected, at: time)
    }
  }

  /// Returns the record of `key`; `nil` when there is none at this time.
  ///
  /// - Throws: `SQLiteError`.
  func idempotencyRecord(of key: String, at time: Date) throws -> IdempotencyRecord? {
    try connection.run(
      """
      SELECT fingerprint, response, expires_at FROM idempotency_records
      WHERE key = ? AND expires_at > ?
      """, .text(key), .integer(time.microseconds)
    ) { row in
      IdempotencyRecord(
        key: key, fingerprint: row.text(0), expiry: Date(microseconds: row.integer(2)),
        response: row.isNull(1) ? nil : row.text(1))
    }.first
  }

  /// Saves `record`; see `IdempotencyRecordStore`.
  ///
  /// - Throws: `IdempotencyKeyTaken` and `SQLiteError`; then nothing has changed.
  func save(_ record: IdempotencyRecord, completing: Bool, at time: Date) throws {
    try connection.savepoint {
      if completing, try complete(record, at: time) { return }
      guard try insert(record, at: time) else { throw IdempotencyKeyTaken(key: record.key) }
    }
  }

  private func add(_ record: IdempotencyRecord, at time: Date) throws {
    if try insert(record, at: time) { return }
    let known = try idempotencyRecord(of: record.key, at: time)
    guard let known, known.response == nil, known.fingerprint == record.fingerprint else {
      throw IdempotencyKeyTaken(key: record.key)
    }
  }

  /// Adds the response of `record` and returns `true`, if its request has a record without one.
  private func complete(_ record: IdempotencyRecord, at time: Date) throws -> Bool {
    try connection.run(
      """
      UPDATE idempotency_records SET response = ?
      WHERE key = ? AND fingerprint = ? AND response IS NULL AND expires_at > ?
      """, .text(record.response), .text(record.key), .text(record.fingerprint),
      .integer(time.microseconds))
    return connection.changeCount > 0
  }

  /// Inserts `record` and returns `true`, unless the key is taken.
  ///
  /// It deletes what has expired: at most two records each time, so that it costs little, and is
  /// more than comes in.
  private func insert(_ record: IdempotencyRecord, at time: Date) throws -> Bool {
    try connection.run(
      """
      DELETE FROM idempotency_records WHERE key IN (
        SELECT key FROM idempotency_records WHERE expires_at <= ? ORDER BY expires_at LIMIT 2)
      """, .integer(time.microseconds))
    try connection.run(
      """
      INSERT INTO idempotency_records (key, fingerprint, response, expires_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint,
        response = excluded.response, expires_at = excluded.expires_at
      WHERE expires_at <= ?
      """, .text(record.key), .text(record.fingerprint), .text(record.response),
      .integer(record.expiry.microseconds), .integer(time.microseconds))
    return connection.changeCount > 0
  }
}
