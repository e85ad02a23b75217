/// A statement in the form in which libpq takes it: each parameter as text, whose type the server
/// finds.
struct EncodedStatement: Sendable {
  let sql: String
  let parameters: CStrings

  /// - Throws: the ``PostgresError`` that the server would give, when libpq can't send it.
  init(_ statement: PostgresStatement) throws(PostgresError) {
    guard statement.parameters.count <= 65_535 else {
      throw PostgresError(
        code: "54023",
        message: "a statement has \(statement.parameters.count) parameters; 65535 are allowed")
    }
    try Self.checkText(statement.sql)
    var parameters = CStrings()
    for value in statement.parameters {
      let text = value.parameterText
      if let text { try Self.checkText(text) }
      parameters.append(text)
    }
    guard statement.sql.utf8.count + parameters.byteCount <= Self.largestSize else {
      throw PostgresError(code: "54000", message: "a statement is longer than a gigabyte")
    }
    sql = statement.sql
    self.parameters = parameters
  }

  private static let largestSize = 1_000_000_000

  private static func checkText(_ text: String) throws(PostgresError) {
    guard !text.utf8.contains(0) else {
      throw PostgresError(
        code: "22021", message: "a text has a NUL in it, which PostgreSQL can't store")
    }
  }
}

extension PostgresValue {
  /// The text form of a parameter; `nil` for NULL.
  fileprivate var parameterText: String? {
    switch self {
    case .null: nil
    case .boolean(let boolean): boolean ? "t" : "f"
    case .integer(let number): "\(number)"
    case .text(let text): text
    case .integers(let numbers):
      "{\(numbers.map { $0.map { "\($0)" } ?? "NULL" }.joined(separator: ","))}"
    case .texts(let texts):
      "{\(texts.map { $0.map(Self.arrayElement) ?? "NULL" }.joined(separator: ","))}"
    }
  }

  /// In quotes, nothing but quotes and backslashes has a meaning.
  private static func arrayElement(_ text: String) -> String {
    var element = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { element.unicodeScalars.append("\\") }
      element.unicodeScalars.append(scalar)
    }
    return element + "\""
  }
}
