import CSQLite

/// A failure that SQLite reported.
public struct SQLiteError: Error, Hashable {
  /// The extended result code, such as `SQLITE_CONSTRAINT_UNIQUE`: it tells failures apart that
  /// have the same number in ``primaryCode``.
  public let code: Int32
  public let message: String

  public init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  /// The kind of failure, such as `SQLITE_CONSTRAINT`.
  public var primaryCode: Int32 { code & 0xFF }

  /// What `connection` reported last.
  init(_ connection: OpaquePointer?) {
    code = sqlite3_extended_errcode(connection)
    message = String(cString: sqlite3_errmsg(connection))
  }
}

extension SQLiteError: CustomStringConvertible {
  public var description: String { "\(message) (SQLite \(code))" }
}
