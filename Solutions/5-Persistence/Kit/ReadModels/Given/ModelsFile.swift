import EventSourcing
import Foundation
import SQLite
import Synchronization

/// The file of the durable read models, beside that of the log.
///
/// All that is in it follows from the log, so it may be deleted whenever no program has it open. It
/// is a separate file, so that the models never wait for the writer of the log, nor the writer for
/// them. A commit here does not wait for the disk: what a power failure takes is read from the log
/// again.
public final class ModelsFile: Sendable {
  private let path: String
  /// One connection, with a separate thread: a page of events takes long, and so may the disk.
  private let writer: ConnectionPool
  /// Queries have separate connections, and don't wait for the writer.
  private let reader: Mutex<Connection>
  private let secondReader: Mutex<Connection>

  /// The letters "BANM" in the file's header.
  private static let applicationID = 0x4241_4E4D
  private static let version = 1

  /// Opens the file at `path`, or creates it.
  ///
  /// A file that is damaged, or is none of these, is renamed, so that it can be looked at, and a new
  /// one takes its place. So is one whose damage was noticed while it was used.
  ///
  /// - Throws: ``StorageError`` when there can't be a file.
  public init(path: String) throws {
    self.path = path
    if FileManager.default.fileExists(atPath: Self.note(of: path)) { try Self.setAside(path) }
    do {
      writer = try ConnectionPool(count: 1) { try Self.openForWriting(path) }
    } catch let error as StorageError where Self.meansOtherFile(error) {
      try Self.setAside(path)
      writer = try ConnectionPool(count: 1) { try Self.openForWriting(path) }
    }
    reader = Mutex(try Self.open(path))
    secondReader = Mutex(try Self.open(path))
  }

  /// Runs `body` in a write transaction.
  ///
  /// - Throws: ``StorageError``, and errors of `body`; then nothing has changed.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Value
  ) async throws -> Value {
    do {
      return try await writer.run { connection in try connection.write { try body(connection) } }
    } catch {
      note(error)
      throw error
    }
  }

  /// Calls `body` with the file's content at one moment.
  ///
  /// - Throws: ``StorageError``, and errors of `body`.
  func read<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    try ask { connection in try connection.read { try body(connection) } }
  }

  /// Calls `body` with the file. Each statement in it may see another moment.
  ///
  /// - Throws: ``StorageError``, and errors of `body`.
  func ask<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    do {
      return try withStorageErrors {
        if let value = try reader.withLockIfAvailable({ try body($0) }) { return value }
        return try secondReader.withLock { try body($0) }
      }
    } catch {
      note(error)
      throw error
    }
  }
}

// MARK: - Opening

extension ModelsFile {
  private static func open(_ path: String) throws -> Connection {
    try withStorageErrors {
      let connection = try Connection(path: path)
      connection.waitForLocks(atMost: .seconds(5))
      try check(connection)
      try connection.execute("PRAGMA journal_mode = WAL")
      try connection.execute("PRAGMA synchronous = NORMAL")
      try connection.execute("PRAGMA temp_store = MEMORY")
      try connection.execute("PRAGMA wal_autocheckpoint = 0")
      return connection
    }
  }

  private static func openForWriting(_ path: String) throws -> Connection {
    let connection = try open(path)
    // Copying the write-ahead log into the file takes a sync. Four times rarer than usual, it keeps
    // the log of events from the disk for less time.
    try withStorageErrors { try connection.execute("PRAGMA wal_autocheckpoint = 4000") }
    return connection
  }

  /// Checks that the file is new, or one of this program and version; makes its own tables in a new
  /// one.
  private static func check(_ connection: Connection) throws {
    let isReady = try connection.read {
      let owner = try connection.integer("PRAGMA application_id")
      let version = try connection.integer("PRAGMA user_version")
      if owner == applicationID, version == Self.version {
        // Reads the beginning of the models, to detect damage now.
        _ = try connection.integer("SELECT count(*) FROM models, log")
        return true
      }
      let tables = try connection.integer("SELECT count(*) FROM sqlite_schema")
      guard owner == 0, version == 0, tables == 0 else { throw StorageError.foreignFile }
      return false
    }
    if isReady { return }
    try connection.write {
      guard try connection.integer("PRAGMA user_version") == 0 else { return }
      try connection.execute(tables)
      try connection.execute("PRAGMA application_id = \(applicationID)")
      try connection.execute("PRAGMA user_version = \(version)")
    }
  }

  /// How far the models are.
  ///
  /// `log` has one row: the last event that they have seen, which also tells their log from another
  /// one. A model that has not come that far has a separate checkpoint.
  private static let tables = """
    CREATE TABLE log (
      row INTEGER PRIMARY KEY CHECK (row = 1),
      position INTEGER NOT NULL,
      id TEXT NOT NULL
    ) STRICT;
    INSERT INTO log VALUES (1, 0, '');
    CREATE TABLE models (
      name TEXT PRIMARY KEY,
      shape INTEGER NOT NULL,
      checkpoint INTEGER
    ) STRICT, WITHOUT ROWID;
    """

  private static func meansOtherFile(_ error: StorageError) -> Bool {
    [.damaged, .notADatabase, .foreignFile].contains(error)
  }

  /// Leaves a note beside the file, for the next start, when `error` says that it is damaged.
  private func note(_ error: any Error) {
    guard let error = error as? StorageError, Self.meansOtherFile(error) else { return }
    _ = FileManager.default.createFile(atPath: Self.note(of: path), contents: nil)
  }

  private static func note(of path: String) -> String { "\(path)-damaged" }

  /// Renames the file, and SQLite's files next to it.
  private static func setAside(_ path: String) throws {
    let files = FileManager.default
    for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: path + suffix) {
      let aside = "\(path)-set-aside\(suffix)"
      if files.fileExists(atPath: aside) { try files.removeItem(atPath: aside) }
      try files.moveItem(atPath: path + suffix, toPath: aside)
    }
    try? files.removeItem(atPath: note(of: path))
  }
}
