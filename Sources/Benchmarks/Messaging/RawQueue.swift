import CSQLite
import Foundation
import Messaging

/// The rows of a queue through SQLite's C interface, with the tables and the settings of the broker
/// and nothing else: the limit of what a queue in such a file can do.
struct RawQueue {
  private let database: RawDatabase

  /// Opens a file with the tables of a broker, and with an empty queue.
  init(path: String) async throws {
    _ = try await QueueBench(path: path)
    database = try RawDatabase(path: path)
    try database.execute(
      """
      PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA temp_store = MEMORY
      """)
  }

  /// Inserts a row for each message, each in a transaction.
  func insert(_ messages: [OutgoingMessage]) throws {
    let insert = try database.prepared(
      """
      INSERT INTO messages (queue, id, body, sent_at, expires_at, visible_at)
      VALUES (1, ?, ?, ?, ?, ?)
      """)
    defer { sqlite3_finalize(insert) }
    for message in messages {
      let now = Self.now
      database.bind(UUID().uuidString, to: insert, 1)
      database.bind(message.body, to: insert, 2)
      sqlite3_bind_int64(insert, 3, now)
      sqlite3_bind_int64(insert, 4, now + 345_600_000)
      sqlite3_bind_int64(insert, 5, now)
      try commit(insert)
    }
  }

  /// Finds the next visible row, marks it as received, and removes it: in two transactions, `count`
  /// times.
  func take(_ count: Int) throws {
    let find = try database.prepared(
      """
      SELECT number, id, body FROM messages
      WHERE queue = 1 AND visible_at <= ? ORDER BY visible_at, number LIMIT 1
      """)
    let mark = try database.prepared(
      """
      UPDATE messages SET visible_at = ?, receive_count = 1, first_received_at = ?, receipt = 1
      WHERE number = ?
      """)
    let remove = try database.prepared("DELETE FROM messages WHERE number = ?")
    defer { for statement in [find, mark, remove] { sqlite3_finalize(statement) } }
    for _ in 0..<count {
      let now = Self.now
      sqlite3_bind_int64(find, 1, now)
      guard sqlite3_step(find) == SQLITE_ROW else { throw database.error() }
      let number = sqlite3_column_int64(find, 0)
      sqlite3_reset(find)
      sqlite3_bind_int64(mark, 1, now + 30_000)
      sqlite3_bind_int64(mark, 2, now)
      sqlite3_bind_int64(mark, 3, number)
      try commit(mark)
      sqlite3_bind_int64(remove, 1, number)
      try commit(remove)
    }
  }

  /// Runs a statement in a transaction.
  private func commit(_ statement: OpaquePointer) throws {
    try database.execute("BEGIN IMMEDIATE")
    guard sqlite3_step(statement) == SQLITE_DONE else { throw database.error() }
    sqlite3_reset(statement)
    try database.execute("COMMIT")
  }

  private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }
}
