import EventSourcing
public import SQLite

extension Connection {
  /// Opens the bank in the file at `path`; makes the file, or its missing tables, where needed.
  ///
  /// - Throws: ``StorageError``. A file that this program should not touch is as it was.
  public static func bank(
    at path: String, _ options: StorageOptions = StorageOptions()
  ) throws -> Connection {
    guard !path.isEmpty, path != ":memory:" else { throw StorageError.noFile }
    return try storing {
      let connection = try Connection(path: path)
      connection.waitForLocks(atMost: options.patience)
      try connection.checkOwner()
      try connection.promise(options.durability)
      try Schema.migrate(connection)
      return connection
    }
  }

  /// Makes sure that the file is new, or a bank that this program understands. Changes nothing.
  ///
  /// - Throws: ``StorageError/foreignFile``, ``StorageError/fromTheFuture(version:)``, and
  ///   `SQLiteError` when it is no database at all.
  private func checkOwner() throws {
    // At one moment: a file that another process is just making is either new or ours.
    let (owner, version, tables) = try read {
      (
        try integer("PRAGMA application_id"), try integer("PRAGMA user_version"),
        try integer("SELECT count(*) FROM sqlite_schema")
      )
    }
    // BEGIN EXERCISE 5.4
    // A new file has no owner and no tables. Who else may come in?
    _ = (owner, version, tables)
    // END EXERCISE 5.4
  }

  /// Sees to it that a commit means what `durability` says, and that readers need not wait.
  private func promise(_ durability: StorageOptions.Durability) throws {
    // BEGIN EXERCISE 5.5
    // Two settings: how the file is written, and what a commit waits for.
    // END EXERCISE 5.5
  }
}

extension Schema {
  /// Brings the file to the newest schema: takes the `steps` that it has not taken yet.
  ///
  /// - Throws: `SQLiteError`; then the file has the schema that it had before.
  public static func migrate(
    _ connection: Connection, by steps: [String] = steps
  ) throws {
    // Whoever has nothing to change waits for nobody who writes.
    guard try connection.integer("PRAGMA user_version") < steps.count else { return }
    // BEGIN EXERCISE 5.4
    // Which steps has the file taken? All that changes is one transaction.
    throw Unfinished("5.4")
    // END EXERCISE 5.4
  }
}
