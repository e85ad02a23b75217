/// One row of a result. Its columns count from 0.
///
/// The server sends each value in its text form, so a column of any type can be read as a text. A
/// value is read when it is asked for.
public struct PostgresRow: Sendable {
  private enum Storage {
    case values([PostgresValue])
    case memory(ResultMemory, row: Int)
  }

  private let storage: Storage

  init(_ values: [PostgresValue]) { storage = .values(values) }

  init(_ memory: ResultMemory, row: Int) { storage = .memory(memory, row: row) }

  /// The number of columns.
  public var count: Int {
    switch storage {
    case .values(let values): values.count
    case .memory(let memory, _): memory.columnCount
    }
  }

  /// The integer in a column; 0 for NULL.
  public func integer(_ column: Int) -> Int {
    if case .values(let values) = storage, case .integer(let number) = values[column] {
      return number
    }
    return Int(text(column)) ?? 0
  }

  /// The boolean in a column; `false` for NULL.
  public func boolean(_ column: Int) -> Bool { validText(column) == "t" }

  /// The text in a column, or the text form of its value; empty for NULL.
  ///
  /// Bytes that are not UTF-8 are replaced; a server whose encoding is UTF-8 sends none.
  public func text(_ column: Int) -> String {
    switch storage {
    case .values(let values): values[column].text
    case .memory(let memory, let row):
      memory.withText(row: row, column: column) { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The text in a column, or the text form of its value; empty for NULL, and `nil` when its bytes
  /// are not UTF-8.
  public func validText(_ column: Int) -> String? {
    switch storage {
    case .values(let values): values[column].text
    case .memory(let memory, let row):
      memory.withText(row: row, column: column) { String(validating: $0, as: UTF8.self) }
    }
  }

  /// Whether a column is NULL.
  public func isNull(_ column: Int) -> Bool {
    switch storage {
    case .values(let values): values[column] == .null
    case .memory(let memory, let row): memory.isNull(row: row, column: column)
    }
  }
}

extension PostgresValue {
  /// The text form of a value in a column.
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .boolean(let boolean): boolean ? "t" : "f"
    case .null, .integers, .texts: ""
    }
  }
}
