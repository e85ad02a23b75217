import Testing

@testable import Postgres

@Suite("What is sent to PostgreSQL")
struct EncodedStatementTests {
  private func parameters(_ values: PostgresValue...) throws -> [String?] {
    let statement = try EncodedStatement(PostgresStatement("SELECT", parameters: values))
    return statement.parameters.withPointers { pointers in
      (0..<statement.parameters.count).map { pointers[$0].map { String(cString: $0) } }
    }
  }

  @Test("A parameter is sent in its text form, and NULL is none")
  func scalars() throws {
    let sent = try parameters(
      .text("Zürich"), .text(""), .null, .integer(-7), .boolean(true), .boolean(false))
    #expect(sent == ["Zürich", "", nil, "-7", "t", "f"])
  }

  @Test("An array has quotes around its texts, and none around numbers and NULL")
  func arrays() throws {
    let sent = try parameters(
      .integers([3, nil, -4]), .integers([]), .texts(["a,b", nil, "NULL", "", "{}", "\"\\"]))
    #expect(sent == ["{3,NULL,-4}", "{}", #"{"a,b",NULL,"NULL","","{}","\"\\"}"#])
  }

  @Test(
    "A text with a NUL is refused",
    arguments: [
      PostgresStatement("SELECT $1", .text("a\0b")),
      PostgresStatement("SELECT $1", .texts(["a", "\0"])), PostgresStatement("SELECT 1\0"),
    ])
  func nul(_ statement: PostgresStatement) throws {
    let error = try #require(throws: PostgresError.self) { try EncodedStatement(statement) }
    #expect(error.code == "22021")
  }

  @Test("65,535 parameters are sent, and one more is refused")
  func count() throws {
    let most = Array(repeating: PostgresValue.null, count: 65_535)
    #expect(
      try EncodedStatement(PostgresStatement("", parameters: most)).parameters.count == 65_535)
    let error = try #require(throws: PostgresError.self) {
      try EncodedStatement(PostgresStatement("", parameters: most + [.null]))
    }
    #expect(error.code == "54023")
  }

  @Test("A list of C strings ends with a null pointer, also when it is empty")
  func end() {
    #expect(CStrings().withPointers { $0[0] } == nil)
    var list = CStrings()
    list.append("only")
    #expect(list.withPointers { $0[1] } == nil)
  }
}
