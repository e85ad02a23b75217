/// The value of a column, or of a `?` in a statement.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue {
  /// The text, or `null` for `nil`.
  public static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .null }
}

/// The type of a value in a column.
///
/// The numbers are part of SQLite's interface and never change.
public enum SQLType: Int32, Sendable {
  case integer = 1
  case real = 2
  case text = 3
  case blob = 4
  case null = 5
}

extension SQLValue {
  public var type: SQLType {
    switch self {
    case .null: .null
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .blob: .blob
    }
  }
}
