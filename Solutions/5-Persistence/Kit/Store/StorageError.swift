public import SQLite

/// The reason why the store in a file can't be used, and what to do about it.
///
/// No append is ever stored in part, and after this error none is stored at all. A commit that may
/// have reached the disk is not one of these reasons: it is an `UncertainAppend`.
public enum StorageError: Error, Hashable {
  /// Another process has held the lock for longer than the options allow.
  case locked
  /// The disk is full.
  case full
  /// The file or its folder is read-only.
  case readOnly
  /// The file is no longer where it was opened: it was moved, removed or replaced.
  case moved
  /// The folder is missing, or its permissions forbid it.
  case cannotOpen
  /// The disk could not be read or written.
  case diskTrouble
  /// The file is damaged.
  case damaged
  /// The file is not a database.
  case notADatabase
  /// The file is a database of another program.
  case foreignFile
  /// The file was written by a newer version of this program.
  case fromTheFuture(version: Int)
  /// The path names no file.
  case noFile
  /// Any other failure of SQLite.
  case other(SQLiteError)

  /// The storage error for an error of SQLite.
  public init(_ error: SQLiteError) {
    // Its primary code is `readOnly`, but more permissions would not help.
    guard error.code != .moved else {
      self = .moved
      return
    }
    // BEGIN EXERCISE 5.6
    // starter: // The code says which failure it was; its lowest byte is the primary code.
    // starter: self = .other(error)
    switch error.code.primary {
    case .busy: self = .locked
    case .full: self = .full
    case .readOnly: self = .readOnly
    case .cannotOpen: self = .cannotOpen
    case .ioError: self = .diskTrouble
    case .corrupt: self = .damaged
    case .notADatabase: self = .notADatabase
    default: self = .other(error)
    }
    // END EXERCISE 5.6
  }
}

extension StorageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .locked:
      "another process keeps the file locked; try again, and see which one has it open (lsof)"
    case .full: "the disk is full; make room, and try again"
    case .readOnly:
      "the file is read-only; give this program the right to write to it, and to "
        + "its folder"
    case .moved:
      "the file was moved, removed or replaced while it was open, or what SQLite keeps beside it; "
        + "nothing more is recorded: stop this program, put the files back, and start it again"
    case .cannotOpen:
      "the file can't be opened; see whether its folder exists and may be written to"
    case .diskTrouble:
      "the disk could not be read or written; see what the system's log says about it"
    case .damaged:
      "the file is damaged; keep a copy, do not write to it any more, and take the last backup "
        + "(`PRAGMA integrity_check` says what is broken)"
    case .notADatabase: "the file is not a database, and was not changed; choose another one"
    case .foreignFile:
      "the file belongs to another program, and was not changed; choose another one"
    case .fromTheFuture(let version):
      "the file has schema version \(version), which is newer than this program; it was not changed, "
        + "open it with the newer version of the program"
    case .noFile: "the path is not that of a file"
    case .other(let error): "\(error)"
    }
  }
}

/// Runs `body`, and converts errors of SQLite to ``StorageError``.
///
/// A commit that may be in the file counts as failed. That is right for snapshots and read models:
/// they read what is there before they write again. An append has a separate error for it.
///
/// - Throws: ``StorageError`` for errors of SQLite; all other errors unchanged.
func withStorageErrors<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as UncertainCommit {
    throw StorageError(error.cause)
  } catch let error as SQLiteError {
    throw StorageError(error)
  }
}
