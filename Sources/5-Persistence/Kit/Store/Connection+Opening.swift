import EventSourcing
public import SQLite

extension Connection {
  /// Opens the event store in the file at `path`; makes the file, or its missing tables, where needed.
  ///
  /// - Throws: ``StorageError``. A file that this program should not touch is as it was.
  public static func eventStore(
    at path: String, _ options: StorageOptions = StorageOptions()
  ) throws -> Connection {
    guard !path.isEmpty, path != ":memory:" else { throw StorageError.noFile }
    return try withStorageErrors {
      let connection = try Connection(path: path)
      connection.waitForLocks(atMost: options.patience)
      try connection.checkOwner()
      // On a Mac, a sync reaches the memory of the disk only, unless one asks for more.
      try connection.execute("PRAGMA fullfsync = ON")
      // What it takes to undo a part of a transaction is needed for a moment, and by nobody else.
      try connection.execute("PRAGMA temp_store = MEMORY")
      try connection.insist(for: options.patience) {
        try connection.setDurability(options.durability)
      }
      try Schema.migrate(connection)
      return connection
    }
  }

  /// Makes sure that the file is new, or a store that this program understands. Changes nothing.
  ///
  /// - Throws: ``StorageError/foreignFile``, ``StorageError/fromTheFuture(version:)``, and
  ///   `SQLiteError` when it is no database at all.
  private func checkOwner() throws {
    // All of one moment: another process may be making the file just now.
    let (owner, version, tables) = try read {
      (
        try integer("PRAGMA application_id"), try integer("PRAGMA user_version"),
        try integer("SELECT count(*) FROM sqlite_schema")
      )
    }
    // No program of ours counts below zero.
    guard version >= 0 else { throw StorageError.foreignFile }
    // BEGIN EXERCISE 5.4
    // A new file has no owner and no tables. Who else may come in?
    _ = (owner, version, tables)
    // END EXERCISE 5.4
  }

  /// Runs `body` again, for as long as `patience` lasts, when another connection was in its way.
  ///
  /// Where two processes turn the same new file to WAL at the same moment, SQLite lets neither of
  /// them wait, because each would wait for the other, and refuses one of them at once. That one
  /// waits here until nobody writes, and asks again.
  ///
  /// - Throws: `SQLiteError`, and what `body` throws.
  private func insist(for patience: Duration, on body: () throws -> Void) throws {
    let end = ContinuousClock.now + patience
    while true {
      do {
        return try body()
      } catch let error as SQLiteError where error.code.primary == .busy {
        guard ContinuousClock.now < end else { throw error }
        try write {}
      }
    }
  }

  /// Sees to it that a commit means what `durability` says, and that readers need not wait.
  private func setDurability(_ durability: StorageOptions.Durability) throws {
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
