import Persistence
import SQLite

/// Opens the file of a broker.
enum QueueFile {
  /// Opens the file at `path`, or creates it; `nil` is a database in memory.
  ///
  /// - Throws: `StorageError`; then the file is unchanged.
  static func open(
    _ path: String?, _ durability: StorageOptions.Durability = .full
  ) throws -> Connection {
    do {
      guard path != "", path != ":memory:" else { throw StorageError.noFile }
      let connection = try Connection(path: path ?? ":memory:")
      connection.waitForLocks(atMost: .seconds(1))
      try QueueSchema.owner.claim(connection)
      // One process has the file: what waits for messages is woken by those who send them. Only now,
      // because the file of another program may be open there.
      try connection.execute("PRAGMA locking_mode = EXCLUSIVE")
      try connection.execute("PRAGMA fullfsync = ON")
      try connection.execute("PRAGMA temp_store = MEMORY")
      if path != nil { try connection.execute("PRAGMA journal_mode = WAL") }
      let synchronous = durability == .full ? "FULL" : "NORMAL"
      try connection.execute("PRAGMA synchronous = \(synchronous)")
      try connection.execute("BEGIN IMMEDIATE; COMMIT")
      guard !connection.isReadOnly else { throw StorageError.readOnly }
      if path != nil { connection.watchPlace() }
      return connection
    } catch let error as SQLiteError {
      throw StorageError(error)
    }
  }
}
