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
    var parameters = CStrings()
    for value in statement.parameters { parameters.append(value) }
    guard !parameters.hasNUL, !statement.sql.utf8.contains(0) else {
      throw PostgresError(
        code: "22021", message: "a text has a NUL in it, which PostgreSQL can't store")
    }
    guard statement.sql.utf8.count + parameters.byteCount <= Self.largestSize else {
      throw PostgresError(code: "54000", message: "a statement is longer than a gigabyte")
    }
    sql = statement.sql
    self.parameters = parameters
  }

  private static let largestSize = 1_000_000_000
}

extension CStrings {
  /// Adds the text form of a parameter; a null pointer for NULL.
  fileprivate mutating func append(_ value: PostgresValue) {
    switch value {
    case .null: append(nil)
    case .boolean(let boolean): append(boolean ? "t" : "f")
    case .integer(let number): append("\(number)")
    case .text(let text): append(text)
    case .integers(let numbers):
      appendArray(of: numbers) { bytes, number in bytes.append(contentsOf: "\(number)".utf8) }
    case .texts(let texts):
      appendArray(of: texts) { bytes, text in bytes.appendArrayElement(text) }
    }
  }

  private mutating func appendArray<Element>(
    of elements: [Element?], write: (inout [UInt8], Element) -> Void
  ) {
    append { bytes in
      bytes.append(UInt8(ascii: "{"))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        if let element {
          write(&bytes, element)
        } else {
          bytes.append(contentsOf: "NULL".utf8)
        }
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

extension [UInt8] {
  /// Adds a text in quotes. In them, nothing but quotes and backslashes has a meaning.
  fileprivate mutating func appendArrayElement(_ text: String) {
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    append(quote)
    for byte in text.utf8 {
      if byte == quote || byte == backslash { append(backslash) }
      append(byte)
    }
    append(quote)
  }
}
