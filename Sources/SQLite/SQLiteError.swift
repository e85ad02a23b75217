import CSQLite

/// An error of SQLite.
public struct SQLiteError: Error, Hashable {
  public let code: ResultCode
  public let message: String

  public init(code: ResultCode, message: String) {
    self.code = code
    self.message = message
  }

  /// The last error of `connection`.
  init(_ connection: OpaquePointer?) {
    code = ResultCode(rawValue: sqlite3_extended_errcode(connection))
    message = String(cString: sqlite3_errmsg(connection))
  }
}

extension SQLiteError {
  /// A savepoint was begun outside of a transaction.
  static let noTransaction = SQLiteError(
    code: ResultCode(rawValue: SQLITE_MISUSE),
    message: "a savepoint needs an open transaction")

  /// The text in a column is not UTF-8. It is not repaired, because that would change the data.
  static func noText(in column: Int, of sql: String) -> Self {
    SQLiteError(
      code: .corrupt, message: "column \(column + 1) of a row is not UTF-8, in: \(sql)")
  }
}

extension SQLiteError: CustomStringConvertible {
  public var description: String { "\(message) (SQLite \(code.rawValue))" }
}

/// An extended result code: the exact failure, and its kind.
///
/// The numbers are part of SQLite's interface and never change;
/// [Result and Error Codes](https://www.sqlite.org/rescode.html) lists them all.
public struct ResultCode: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The kind of failure: ``constraint`` for ``uniqueConstraint``.
  public var primary: Self { Self(rawValue: rawValue & 0xFF) }

  /// Another connection holds the lock.
  public static let busy = Self(rawValue: SQLITE_BUSY)
  /// The file is read-only.
  public static let readOnly = Self(rawValue: SQLITE_READONLY)
  /// The file is no longer where it was opened.
  public static let moved = Self(rawValue: SQLITE_READONLY | 4 << 8)
  /// The disk could not be read or written.
  public static let ioError = Self(rawValue: SQLITE_IOERR)
  /// The file is damaged.
  public static let corrupt = Self(rawValue: SQLITE_CORRUPT)
  /// The disk is full.
  public static let full = Self(rawValue: SQLITE_FULL)
  /// The file cannot be opened.
  public static let cannotOpen = Self(rawValue: SQLITE_CANTOPEN)
  /// The file is not a database.
  public static let notADatabase = Self(rawValue: SQLITE_NOTADB)
  /// A constraint of the schema is violated.
  public static let constraint = Self(rawValue: SQLITE_CONSTRAINT)
  /// A value that has to be unique exists already.
  public static let uniqueConstraint = Self(rawValue: SQLITE_CONSTRAINT | 8 << 8)
  /// A trigger of the schema has rejected the change.
  public static let triggerConstraint = Self(rawValue: SQLITE_CONSTRAINT | 7 << 8)
}
