import CPostgres

/// The rows of a statement as libpq keeps them; a value is copied when it is asked for.
///
/// Unchecked, because it has a pointer: nothing changes a result once it is there, any number of
/// threads may read it at once, and it is freed when the last row is gone.
final class ResultMemory: @unchecked Sendable {
  let rowCount: Int
  let columnCount: Int
  private let result: OpaquePointer
  private let library: PostgresLibrary

  /// Takes over `result`.
  init(_ result: OpaquePointer, from library: PostgresLibrary) {
    self.result = result
    self.library = library
    rowCount = Int(library.pq.row_count(result))
    columnCount = Int(library.pq.column_count(result))
  }

  deinit { library.pq.clear(result) }

  func isNull(row: Int, column: Int) -> Bool {
    check(column)
    return library.pq.is_null(result, CInt(row), CInt(column)) != 0
  }

  /// Gives `body` the bytes of a value's text; there are none for NULL.
  func withText<Value>(
    row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    check(column)
    let bytes = UnsafeRawPointer(library.pq.value(result, CInt(row), CInt(column)))
    let count = Int(library.pq.length(result, CInt(row), CInt(column)))
    return body(
      UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count))
  }

  private func check(_ column: Int) {
    precondition(
      0..<columnCount ~= column, "there are \(columnCount) columns, and none is number \(column)")
  }
}
