import CSQLite
import EventSourcing
import Foundation
import Persistence
import SQLite

/// SQLite through its C interface, with the tables and the settings of the bank and nothing else:
/// the limit of what a store in such a file can do.
final class RawDatabase {
  /// An event as the bank's codec has written it.
  struct Row {
    let stream: String
    let version: Int
    let id: String
    let type: String
    let shape: Int
    let data: String
    let correlationID: String
    let causationID: String

    init(_ deposit: Deposit, by codec: EventCodec) throws {
      let stored = try codec.encode(deposit.event.event)
      stream = deposit.stream.description
      version = deposit.versionBefore + 1
      id = deposit.event.id.description
      type = stored.typeName.rawValue
      shape = stored.shape
      data = stored.data
      correlationID = deposit.event.metadata.correlationID?.rawValue ?? ""
      causationID = deposit.event.metadata.causationID?.rawValue ?? ""
    }
  }

  private let handle: OpaquePointer
  private let path: String

  /// Opens the file at `path`, or makes it.
  init(path: String) throws {
    var handle: OpaquePointer?
    guard sqlite3_open(path, &handle) == SQLITE_OK, let handle else {
      throw WrongResult("the raw database can't be opened")
    }
    self.handle = handle
    self.path = path
    // A store that is not needed any more may still be closing the file.
    sqlite3_busy_timeout(handle, 10_000)
    // The store syncs as far as this on a Mac; elsewhere it changes nothing.
    try execute("PRAGMA fullfsync = ON")
  }

  deinit { sqlite3_close(handle) }

  /// Makes the tables, with the settings of a bank that syncs each commit.
  func prepare() throws {
    try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    try Schema.migrate(try Connection(path: path))
  }

  func execute(_ sql: String) throws {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw error() }
  }

  /// Brings all that was written into the file itself, and leaves nothing beside it.
  func checkpoint() throws {
    let statement = try prepared("PRAGMA wal_checkpoint(TRUNCATE)")
    defer { sqlite3_finalize(statement) }
    // The first column says whether another connection was in the way.
    guard sqlite3_step(statement) == SQLITE_ROW, sqlite3_column_int64(statement, 0) == 0 else {
      throw error()
    }
  }

  /// Inserts `rows`, `size` of them in each transaction.
  func insert(_ rows: [Row], inTransactionsOf size: Int) throws {
    let statement = try prepared(
      """
      INSERT INTO events (stream, version, id, type, shape, data, correlation_id, causation_id,
        recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    defer { sqlite3_finalize(statement) }
    for start in stride(from: 0, to: rows.count, by: size) {
      try execute("BEGIN IMMEDIATE")
      for row in rows[start..<min(start + size, rows.count)] {
        bind(row, to: statement)
        guard sqlite3_step(statement) == SQLITE_DONE else { throw error() }
        sqlite3_reset(statement)
      }
      try execute("COMMIT")
    }
  }

  private func bind(_ row: Row, to statement: OpaquePointer) {
    bind(row.stream, to: statement, 1)
    sqlite3_bind_int64(statement, 2, Int64(row.version))
    bind(row.id, to: statement, 3)
    bind(row.type, to: statement, 4)
    sqlite3_bind_int64(statement, 5, Int64(row.shape))
    bind(row.data, to: statement, 6)
    bind(row.correlationID, to: statement, 7)
    bind(row.causationID, to: statement, 8)
    sqlite3_bind_int64(statement, 9, Int64(Date().timeIntervalSince1970 * 1_000_000))
  }

  func bind(_ text: String, to statement: OpaquePointer, _ place: Int32) {
    let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), copying)
  }

  /// Steps over all events of the log, touches each of their columns, and returns how many there
  /// are.
  func scan() throws -> Int {
    let statement = try prepared(
      """
      SELECT position, stream, version, id, type, shape, data, correlation_id, causation_id,
        recorded_at FROM events ORDER BY position
      """)
    defer { sqlite3_finalize(statement) }
    var (count, bytes) = (0, 0)
    while sqlite3_step(statement) == SQLITE_ROW {
      count += 1
      for column in Int32(0)..<10 { bytes += Int(sqlite3_column_bytes(statement, column)) }
    }
    guard bytes >= count else { throw error() }
    return count
  }

  func prepared(_ sql: String) throws -> OpaquePointer {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw error()
    }
    return statement
  }

  func error() -> WrongResult {
    WrongResult("the raw database says: \(String(cString: sqlite3_errmsg(handle)))")
  }
}
