import SQLite

/// The chain of hashes in a log, which each new event continues.
///
/// It belongs to one append: it reads the last hash once, inside of the transaction, so it also
/// continues after the events that another process has just appended.
final class HashChain {
  private struct End {
    var position: Int
    var hash: EventHash
  }

  private let connection: Connection
  /// The end of the log; `nil` before it is needed.
  private var end: End?

  init(in connection: Connection) {
    self.connection = connection
  }

  /// Inserts an event at the next position, with its hash; `values` are the columns after the
  /// position.
  ///
  /// - Throws: `SQLiteError` when the database rejects the row, and ``StorageError/full`` when there
  ///   is no further position.
  func insert(_ values: [SQLValue]) throws {
    let last = try end ?? readEnd()
    guard last.position < .max else { throw StorageError.full }
    var row: [SQLValue] = []
    row.reserveCapacity(values.count + 2)
    row.append(.integer(last.position + 1))
    row += values
    let hash = EventHash(of: row, after: last.hash)
    row.append(.blob(hash.bytes))
    try connection.run(Self.insertion, row)
    end = End(position: last.position + 1, hash: hash)
  }

  private static let insertion = """
    INSERT INTO events (\(EventHash.columns), hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Reads the last position that was used, and the hash of the last event.
  ///
  /// The position is part of the hash, so it has to be known before the insert. `sqlite_sequence` is
  /// where SQLite looks, too: the last event may have been deleted by hand, and its position is not
  /// used again.
  private func readEnd() throws -> End {
    try connection.run(
      """
      SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'events'),
        (SELECT max(position) FROM events),
        (SELECT hash FROM events ORDER BY position DESC LIMIT 1)
      """
    ) { row in
      End(position: max(row.integer(0), row.integer(1)), hash: EventHash(stored: row, column: 2))
    }.first ?? End(position: 0, hash: .start)
  }
}

extension HashChain {
  /// Computes the hashes of all events; for a file that has none.
  ///
  /// - Throws: `SQLiteError`.
  func fill(pageSize: Int = 1_000) throws {
    var end = End(position: .min, hash: .start)
    while true {
      let page = try connection.run(
        """
        SELECT \(EventHash.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?
        """, .integer(end.position), .integer(pageSize)
      ) { row in
        end = End(position: row.integer(0), hash: EventHash(of: row, after: end.hash))
        return end
      }
      guard !page.isEmpty else { return }
      for event in page {
        try connection.run(
          "UPDATE events SET hash = ? WHERE position = ?", .blob(event.hash.bytes),
          .integer(event.position))
      }
    }
  }
}

extension EventHash {
  /// The hash in a column of `row`; after an event without a hash, the chain begins anew.
  init(stored row: Row, column: Int) {
    self = row.isNull(column) ? .start : EventHash(stored: row.blob(column))
  }
}
