import Persistence
import SQLite

/// The program that a file belongs to, by the number in the file's header, and the tables that it has
/// there.
struct FileOwner {
  /// Four letters, as a number.
  let applicationID: Int
  let version: Int
  /// The statements that make the tables.
  let tables: String

  /// Checks that the file is new or one of this owner; makes the tables of a new one.
  ///
  /// - Throws: `StorageError`, and `SQLiteError`; then the file is unchanged.
  func claim(_ connection: Connection) throws {
    if try connection.read({ try isReady(connection) }) { return }
    try connection.write {
      // Another process may have been faster.
      guard try !isReady(connection) else { return }
      try connection.execute(tables)
      try connection.execute("PRAGMA application_id = \(applicationID)")
      try connection.execute("PRAGMA user_version = \(version)")
    }
  }

  /// Whether the tables are there already.
  private func isReady(_ connection: Connection) throws -> Bool {
    let owner = try connection.integer("PRAGMA application_id")
    let version = try connection.integer("PRAGMA user_version")
    if owner == applicationID {
      guard version <= self.version else { throw StorageError.fromTheFuture(version: version) }
      return true
    }
    let tables = try connection.integer("SELECT count(*) FROM sqlite_schema")
    guard owner == 0, version == 0, tables == 0 else { throw StorageError.foreignFile }
    return false
  }
}
