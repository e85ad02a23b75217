/// The value of a column, or of a `?` in a statement.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
}

extension SQLValue {
  /// The text, or `null` for `nil`.
  public static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .null }
}
