public import EventSourcing
public import SQLite

/// Why the store in a file cannot be used, and what to do about it.
///
/// Whatever it was: no append is there by half.
public enum StorageError: Error, Hashable {
  /// Another process has held the lock for longer than the options allow.
  case locked
  /// There is no room left.
  case full
  /// The file, or its folder, may only be read.
  case readOnly
  /// There is no such folder, or it may not be entered or written to.
  case cannotOpen
  /// The disk did not do what it was told.
  case diskTrouble
  /// The file is not as SQLite has written it.
  case damaged
  /// The file is something else.
  case notADatabase
  /// The file is a database, but not one of this program.
  case foreignFile
  /// The file was written by a newer version of this program.
  case fromTheFuture(version: Int)
  /// The path names no file.
  case noFile
  /// The row at a position holds what no event can be read from.
  case damagedEvent(GlobalPosition, reason: String)
  /// Anything else that SQLite reports.
  case other(SQLiteError)

  /// What it means that SQLite has reported `error`.
  public init(_ error: SQLiteError) {
    // BEGIN EXERCISE 5.6
    // The number says which failure it was, and its kind stands in the lowest byte.
    self = .other(error)
    // END EXERCISE 5.6
  }
}

extension StorageError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .locked:
      "another process is writing to the file and does not come to an end; try again, and see who "
        + "has the file open (lsof)"
    case .full: "the disk is full; make room, and try again"
    case .readOnly:
      "the file may only be read; give this program the right to write to it, and to "
        + "its folder"
    case .cannotOpen:
      "the file cannot be opened; see whether its folder is there, and may be written to"
    case .diskTrouble:
      "the disk could not be read or written; see what the system's log says about it"
    case .damaged:
      "the file is damaged; keep a copy, do not write to it any more, and take the last backup "
        + "(`PRAGMA integrity_check` says what is broken)"
    case .notADatabase: "the file is not a database; it was left alone, choose another one"
    case .foreignFile: "the file belongs to another program; it was left alone, choose another one"
    case .fromTheFuture(let version):
      "the file has schema version \(version), and this program knows \(Schema.steps.count); it was "
        + "left alone, open it with the newer version of the program"
    case .noFile: "a bank on a disk needs the path of a file"
    case .damagedEvent(let position, let reason):
      "the event at position \(position) cannot be read: \(reason)"
    case .other(let error): "\(error)"
    }
  }
}

/// Runs `body`, and turns what SQLite reports into a ``StorageError``.
///
/// - Throws: ``StorageError`` for what SQLite reports, and everything else as it is.
func withStorageErrors<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as SQLiteError {
    throw StorageError(error)
  }
}
