/// What can stand in a column, or in the place of a `?`.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
}

extension SQLValue {
  /// The text, or `null` when there is none.
  public static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .null }
}
