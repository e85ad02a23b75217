/// A value of a statement's parameter, or of a column in a row.
public enum PostgresValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// A `smallint`, `integer` or `bigint`.
  case integer(Int)
  /// A `text`, or any other type in its text form: the server knows which type a parameter has.
  case text(String)
  /// An array of numbers; only for parameters.
  case integers([Int?])
  /// An array of texts, or of any other type in its text form; only for parameters.
  case texts([String?])
}

extension PostgresValue {
  /// The text; `null` for `nil`.
  public static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .null }

  /// The number; `null` for `nil`.
  public static func integer(_ number: Int?) -> Self { number.map { .integer($0) } ?? .null }
}
