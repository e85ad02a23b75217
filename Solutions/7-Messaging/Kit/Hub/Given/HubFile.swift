import Persistence
import SQLite

/// Opens the file of a hub.
enum HubFile {
  /// Opens the file at `path`, or creates it.
  ///
  /// - Throws: `StorageError`; then the file is unchanged.
  static func open(_ path: String) throws -> Connection {
    try opening(path, .create) { connection in
      connection.waitForLocks(atMost: .seconds(5))
      try HubSchema.owner.claim(connection)
      // On macOS, a plain sync only reaches the disk's own cache.
      try connection.execute("PRAGMA fullfsync = ON")
      try connection.execute("PRAGMA temp_store = MEMORY")
      try connection.execute("PRAGMA journal_mode = WAL")
      try connection.execute("PRAGMA synchronous = FULL")
      guard !connection.isReadOnly else { throw StorageError.readOnly }
      connection.watchPlace()
    }
  }

  /// Opens the file at `path` for reading only.
  ///
  /// - Throws: `StorageError`, also when there is no file.
  static func openForReading(_ path: String) throws -> Connection {
    try opening(path, .readOnly) { connection in
      connection.waitForLocks(atMost: .seconds(5))
      try HubSchema.owner.check(connection)
    }
  }

  private static func opening(
    _ path: String, _ mode: Connection.Mode, _ prepare: (Connection) throws -> Void
  ) throws -> Connection {
    guard !path.isEmpty, path != ":memory:" else { throw StorageError.noFile }
    do {
      let connection = try Connection(path: path, mode: mode)
      try prepare(connection)
      return connection
    } catch let error as SQLiteError {
      throw StorageError(error)
    }
  }
}

extension FileOwner {
  /// Checks that the file is one of this owner.
  ///
  /// - Throws: `StorageError`, and `SQLiteError`.
  fileprivate func check(_ connection: Connection) throws {
    let version = try connection.integer("PRAGMA user_version")
    guard try connection.integer("PRAGMA application_id") == applicationID else {
      throw StorageError.foreignFile
    }
    guard version <= self.version else { throw StorageError.fromTheFuture(version: version) }
  }
}
