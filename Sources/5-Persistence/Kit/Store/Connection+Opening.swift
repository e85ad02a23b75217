import EventSourcing
public import SQLite

extension Connection {
  /// Opens the event store in the file at `path`; creates the file or missing tables.
  ///
  /// The connection never copies the write-ahead log into the file by itself: the writer of
  /// ``SQLiteEventStore`` does, and SQLite when the last connection is closed.
  ///
  /// From then on, no transaction is committed to a file that is no longer at `path`.
  ///
  /// - Throws: ``StorageError``. A file of another program or a newer version is unchanged, and so is
  ///   one that may only be read.
  public static func eventStore(
    at path: String, _ options: StorageOptions = StorageOptions()
  ) throws -> Connection {
    guard !path.isEmpty, path != ":memory:" else { throw StorageError.noFile }
    return try withStorageErrors {
      let connection = try Connection(path: path)
      connection.waitForLocks(atMost: options.patience)
      try connection.checkOwner()
      // On macOS, a plain sync only reaches the disk's own cache.
      try connection.execute("PRAGMA fullfsync = ON")
      // The rollback data of a savepoint are short-lived and private to this connection.
      try connection.execute("PRAGMA temp_store = MEMORY")
      try connection.execute("PRAGMA wal_autocheckpoint = 0")
      try connection.insist(for: options.patience) {
        try connection.setDurability(options.durability)
      }
      try Schema.migrate(connection)
      try connection.requireWritable()
      connection.watchPlace()
      return connection
    }
  }

  /// SQLite opens a read-only file without an error, and then each append fails.
  private func requireWritable() throws(StorageError) {
    guard !isReadOnly else { throw .readOnly }
  }

  /// Checks that the file, and SQLite's files next to it, are writable. Changes nothing.
  ///
  /// - Throws: ``StorageError``, but not for a file that another connection is writing to.
  func checkWriting(_ options: StorageOptions) throws {
    try requireWritable()
    waitForLocks(atMost: .zero)
    defer { waitForLocks(atMost: options.patience) }
    try withStorageErrors {
      do {
        try execute("BEGIN IMMEDIATE; ROLLBACK")
      } catch let error as SQLiteError where error.code.primary == .busy {
        return
      }
    }
  }

  /// Opens the file at `path` for reading only, if its events have hashes.
  ///
  /// - Throws: ``StorageError``, and ``UnchainedLog`` for an older file.
  static func chainedLog(at path: String) throws -> Connection {
    guard !path.isEmpty, path != ":memory:" else { throw StorageError.noFile }
    return try withStorageErrors {
      let connection = try Connection(path: path, mode: .readOnly)
      connection.waitForLocks(atMost: StorageOptions().patience)
      try connection.checkOwner()
      let version = try connection.integer("PRAGMA user_version")
      guard try connection.integer("PRAGMA application_id") == Schema.applicationID else {
        throw StorageError.foreignFile
      }
      guard version >= Schema.chainedVersion else { throw UnchainedLog(version: version) }
      return connection
    }
  }

  /// Lets this connection copy the write-ahead log into the file, which is called a checkpoint,
  /// after a commit with which the log has reached a thousand pages.
  ///
  /// Only one connection of a process should do so. Older versions of SQLite may damage the file
  /// when two connections run checkpoints at the same moment; see `SQLiteVersion.hasWALResetFault`.
  func runCheckpoints() throws {
    try withStorageErrors { try execute("PRAGMA wal_autocheckpoint = 1000") }
  }

  /// Checks that the file is new, or a store that this program understands. Changes nothing.
  ///
  /// - Throws: ``StorageError/foreignFile``, ``StorageError/fromTheFuture(version:)``, and
  ///   `SQLiteError` when it is not a database.
  private func checkOwner() throws {
    // One read transaction: another process may be creating the file at this moment.
    let (owner, version, tables) = try read {
      (
        try integer("PRAGMA application_id"), try integer("PRAGMA user_version"),
        try integer("SELECT count(*) FROM sqlite_schema")
      )
    }
    // This program never writes a version below zero.
    guard version >= 0 else { throw StorageError.foreignFile }
    // BEGIN EXERCISE 5.4
    // Which files are new, which are ours, and which are from a newer program?
    _ = (owner, version, tables)
    // END EXERCISE 5.4
  }

  /// Retries `body` for up to `patience` while another connection blocks it.
  ///
  /// When two processes switch the same new file to WAL at the same moment, SQLite can't let them
  /// wait for each other, and fails one of them at once. That one waits here until the lock is
  /// free, and tries again.
  ///
  /// - Throws: `SQLiteError`, and errors of `body`.
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

  /// Configures the durability of commits, and WAL, so that readers don't wait for writers.
  func setDurability(_ durability: StorageOptions.Durability) throws {
    // BEGIN EXERCISE 5.5
    // The journal mode, and the level of `synchronous`.
    // END EXERCISE 5.5
  }
}

extension Schema {
  /// Migrates the file to the newest schema: runs the `steps` that it has not run yet.
  ///
  /// - Throws: `SQLiteError`; then the file keeps its old schema.
  public static func migrate(
    _ connection: Connection, by steps: [String] = steps
  ) throws {
    // Without a change to make, don't wait for a writer's lock.
    guard try connection.integer("PRAGMA user_version") < steps.count else { return }
    try connection.define("chain_events") { try HashChain(in: $0).fill() }
    // BEGIN EXERCISE 5.4
    // Which steps has the file run? All changes are one transaction.
    throw Unfinished("5.4")
    // END EXERCISE 5.4
  }
}
