import CSQLite

/// A prepared statement: compiled once, and run with other values each time.
final class Statement {
  private let connection: OpaquePointer
  private let handle: OpaquePointer

  /// - Throws: ``SQLiteError`` when `sql` is not a valid statement for this database.
  init(_ sql: String, on connection: OpaquePointer) throws(SQLiteError) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK else { throw SQLiteError(connection) }
    guard let handle else { preconditionFailure("There is no statement in '\(sql)'.") }
    self.connection = connection
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds `values` to the `?`, in order.
  ///
  /// - Throws: ``SQLiteError`` when the number of values is wrong, or one is too long.
  func bind(_ values: [SQLValue]) throws(SQLiteError) {
    let places = Int(sqlite3_bind_parameter_count(handle))
    guard values.count == places else {
      throw SQLiteError(
        code: ResultCode(rawValue: SQLITE_RANGE),
        message: "the statement has \(places) parameters, but got \(values.count) values")
    }
    for (index, value) in values.enumerated() {
      guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw SQLiteError(connection) }
    }
  }

  private func bind(_ value: SQLValue, at place: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, place)
    case .integer(let integer): return sqlite3_bind_int64(handle, place, Int64(integer))
    case .real(let real): return sqlite3_bind_double(handle, place, real)
    case .text(let text):
      // The pointer is never nil, so an empty text doesn't become NULL.
      return text.withCString { characters in
        sqlite3_bind_text64(
          handle, place, characters, UInt64(text.utf8.count), Self.copying, UInt8(SQLITE_UTF8))
      }
    case .blob(let bytes):
      // A blob without bytes has no pointer, and would become NULL.
      guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, place, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob64(
          handle, place, $0.baseAddress, UInt64($0.count), Self.copying)
      }
    }
  }

  /// `SQLITE_TRANSIENT`: SQLite copies the bytes before the call returns.
  private static var copying: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// Steps to the next row; returns whether there is one.
  ///
  /// - Throws: ``SQLiteError``.
  func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw SQLiteError(connection)
    }
  }

  /// Resets the statement: an unfinished one holds its transaction open.
  func reset() {
    fault.column = nil
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// The current row of the statement.
  var row: Row { Row(statement: handle, fault: fault) }

  /// The error in the rows since the last ``reset()``.
  let fault = TextFault()
}

/// A column whose text is not one.
final class TextFault {
  fileprivate(set) var column: Int?
}

/// One row of a result. It is valid only until the statement steps on.
public struct Row {
  fileprivate let statement: OpaquePointer
  fileprivate let fault: TextFault

  /// The integer in a column, which counts from 0; 0 for NULL.
  public func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement, Int32(column))) }

  /// The number in a column, which counts from 0; 0 for NULL.
  public func real(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }

  /// The text in a column, which counts from 0; empty for NULL.
  ///
  /// Bytes that are not UTF-8 are no text: then this is empty, and the statement fails with
  /// ``ResultCode/corrupt``.
  public func text(_ column: Int) -> String {
    if let text = validText(column) { return text }
    fault.column = column
    return ""
  }

  /// The text in a column, which counts from 0; empty for NULL, and `nil` when its bytes are not
  /// UTF-8.
  public func validText(_ column: Int) -> String? {
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
    return String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The bytes of a column, which counts from 0, valid only inside of `body`; none for NULL.
  ///
  /// Those of a text are as they are stored, also when they are no valid UTF-8.
  public func withBytes<Value>(
    of column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value
  ) rethrows -> Value {
    // This call first: it may convert the value, and then the number of bytes changes.
    let start = sqlite3_column_blob(statement, Int32(column))
    let count = Int(sqlite3_column_bytes(statement, Int32(column)))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// The bytes of a blob in a column, which counts from 0; empty for NULL.
  public func blob(_ column: Int) -> [UInt8] { withBytes(of: column) { [UInt8]($0) } }

  /// The type of the value in a column, which counts from 0.
  public func type(of column: Int) -> SQLType {
    SQLType(rawValue: sqlite3_column_type(statement, Int32(column))) ?? .null
  }

  /// Whether a column, which counts from 0, is NULL.
  public func isNull(_ column: Int) -> Bool {
    type(of: column) == .null
  }
}
