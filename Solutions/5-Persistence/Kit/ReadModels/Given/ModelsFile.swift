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
  private let writer: Mutex<Connection>
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
    let first: Connection
    do {
      first = try Self.open(path)
    } catch let error as StorageError where Self.meansOtherFile(error) {
      try Self.setAside(path)
      first = try Self.open(path)
    }
    try withStorageErrors {
      // Copying the write-ahead log into the file takes a sync. Four times rarer than usual, it keeps
      // the log of events from the disk for less time.
      try first.execute("PRAGMA wal_autocheckpoint = 4000")
    }
    writer = Mutex(first)
    reader = Mutex(try Self.open(path))
    secondReader = Mutex(try Self.open(path))
  }

  /// Runs `body` in a write transaction.
  ///
  /// - Throws: ``StorageError``, and errors of `body`; then nothing has changed.
  func write<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    try notingDamage {
      try writer.withLock { connection in
        try withStorageErrors { try connection.write { try body(connection) } }
      }
    }
  }

  /// Calls `body` with what is in the file at one moment.
  ///
  /// - Throws: ``StorageError``, and errors of `body`.
  func read<Value: Sendable>(_ body: @Sendable (Connection) throws -> Value) throws -> Value {
    try notingDamage {
      if let value = try reader.withLockIfAvailable({ try Self.read($0, body) }) { return value }
      return try secondReader.withLock { try Self.read($0, body) }
    }
  }

  private static func read<Value>(
    _ connection: Connection, _ body: (Connection) throws -> Value
  ) throws -> Value {
    try withStorageErrors { try connection.read { try body(connection) } }
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

  /// Checks that the file is new, or one of this program and version; makes its own tables in a new
  /// one.
  private static func check(_ connection: Connection) throws {
    let isReady = try connection.read {
      let owner = try connection.integer("PRAGMA application_id")
      let version = try connection.integer("PRAGMA user_version")
      if owner == applicationID, version == Self.version {
        // A look at what the models begin with: where it is damaged, it is better to know now.
        _ = try connection.integer("SELECT count(*) FROM projections, last_event")
        return true
      }
      let tables = try connection.integer("SELECT count(*) FROM sqlite_schema")
      guard owner == 0, version == 0, tables == 0 else { throw StorageError.foreignFile }
      return false
    }
    if isReady { return }
    try connection.write {
      guard try connection.integer("PRAGMA user_version") == 0 else { return }
      try connection.execute(Schema.projections)
      try connection.execute(mark)
      try connection.execute("PRAGMA application_id = \(applicationID)")
      try connection.execute("PRAGMA user_version = \(version)")
    }
  }

  /// The last event that the models have seen: it tells their log from another one.
  private static let mark = """
    CREATE TABLE last_event (
      row INTEGER PRIMARY KEY CHECK (row = 1),
      position INTEGER NOT NULL,
      id TEXT NOT NULL
    ) STRICT;
    """

  private static func meansOtherFile(_ error: StorageError) -> Bool {
    [.damaged, .notADatabase, .foreignFile].contains(error)
  }

  /// Runs `body`, and leaves a note beside the file when it is damaged, for the next start.
  private func notingDamage<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as StorageError where Self.meansOtherFile(error) {
      _ = FileManager.default.createFile(atPath: Self.note(of: path), contents: nil)
      throw error
    }
  }

  private static func note(of path: String) -> String { "\(path)-damaged" }

  /// Renames the file, and what SQLite keeps beside it.
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
