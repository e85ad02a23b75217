import CSQLite

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The place of an open database in the file system: its path, and SQLite's files next to it.
///
/// A program may remove, move or replace an open file, and writing to it still succeeds: into a file
/// that nobody finds again.
struct FilePlace {
  /// Identifies a file, to tell it from another one at the same path.
  private struct Identity: Equatable {
    let device: UInt64
    let number: UInt64

    /// `nil` when there is no file at `path`.
    init?(path: String) {
      var information = stat()
      guard stat(path, &information) == 0 else { return nil }
      device = UInt64(truncatingIfNeeded: information.st_dev)
      number = UInt64(truncatingIfNeeded: information.st_ino)
    }
  }

  /// The files beside it that are there as long as the database is open.
  private let companions: [(path: String, identity: Identity)]

  /// Notes where the database of `handle` is.
  init(of handle: OpaquePointer) {
    let path = sqlite3_db_filename(handle, "main").map { String(cString: $0) } ?? ""
    companions = ["-wal", "-shm"].compactMap { suffix in
      Identity(path: path + suffix).map { (path + suffix, $0) }
    }
  }

  /// Whether the path of the open database of `handle` leads to another file by now, or to none.
  func isLeft(by handle: OpaquePointer) -> Bool {
    var hasMoved: CInt = 0
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
    return hasMoved != 0 || companions.contains { Identity(path: $0.path) != $0.identity }
  }
}

extension Connection {
  /// Whether the database may only be read.
  public var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// Lets later write transactions fail with ``ResultCode/moved`` when the file is no longer at its
  /// path, or one of the two that SQLite keeps beside it in WAL mode.
  ///
  /// A transaction looks before its commit, and then nothing has changed; and once more after it,
  /// because a commit waits for the disk. What was written is in a file then that nobody can open
  /// again, or not for long, so that is an ``UncertainCommit``.
  public func watchPlace() { place = FilePlace(of: handle) }

  /// - Throws: ``SQLiteError`` with the code ``ResultCode/moved``.
  func checkPlace() throws(SQLiteError) {
    if let place, place.isLeft(by: handle) { throw .moved }
  }
}

extension SQLiteError {
  fileprivate static let moved = SQLiteError(
    code: .moved, message: "the file was moved, removed or replaced since it was opened")
}
