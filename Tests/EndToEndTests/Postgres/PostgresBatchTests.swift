import Postgres
import ScratchPostgres
import Testing

@Suite("Statements in one round trip to PostgreSQL", .timeLimit(.minutes(10)))
struct PostgresBatchTests {
  private func codes(_ results: [PostgresResult]) -> [String?] {
    results.map { result in
      guard case .failure(let error) = result else { return nil }
      return error.code
    }
  }

  @Test("Results come in the order of the statements, with rows and counts")
  func order() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    let results = try await connection.send([
      PostgresStatement("CREATE TABLE notes (number int, text text)"),
      PostgresStatement(
        "INSERT INTO notes SELECT * FROM unnest($1::int[], $2::text[])",
        .integers([5, nil, 7]), .texts(["a\"\\b", "", nil])),
      PostgresStatement("UPDATE notes SET number = number + 1 WHERE number = 7"),
      PostgresStatement("SELECT number, text FROM notes ORDER BY number"),
    ])
    #expect(try results.map { try $0.get().changeCount } == [0, 3, 1, 0])
    let rows = try results[3].get()
    #expect(rows.map { $0.integer(0) } == [5, 8, 0])
    #expect(rows.map { $0.text(1) } == ["a\"\\b", "", ""])
    #expect(rows.map { $0.isNull(1) } == [false, true, false])
    #expect(rows[2].isNull(0))
    await connection.close()
  }

  @Test("Values of all types are read in their text form, and integers and booleans as such")
  func types() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    let row = try await connection.run(
      """
      SELECT $1::int2, $2::int4, $3::int8, true, false, '{"a": 1}'::json, numeric '12.50',
        uuid '00000000-0000-0000-0000-00000000000a', xid8 '18446744073709551615',
        sum(x) FROM (VALUES (4::int8), (5)) AS v (x)
      """, .integer(-3), .integer(2_000_000_000), .integer(.min))[0]
    #expect((0...2).map(row.integer) == [-3, 2_000_000_000, .min])
    #expect(row.boolean(3) && !row.boolean(4))
    #expect(row.text(5) == #"{"a": 1}"# && row.text(6) == "12.50")
    #expect(row.text(7) == "00000000-0000-0000-0000-00000000000a")
    #expect(row.text(8) == "18446744073709551615" && row.integer(9) == 9)
    await connection.close()
  }

  @Test("Without BEGIN, an error undoes the whole batch, and the rest is skipped")
  func error() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    try await connection.run("CREATE TABLE notes (number int CONSTRAINT once UNIQUE)")
    let insert = "INSERT INTO notes VALUES ($1)"
    let results = try await connection.send([
      PostgresStatement(insert, .integer(1)), PostgresStatement(insert, .integer(1)),
      PostgresStatement(insert, .integer(2)),
    ])
    #expect(codes(results) == [nil, "23505", "25P02"])
    #expect(throws: PostgresError.skipped) { try results[2].get() }
    let failure = try #require(throws: PostgresError.self) { try results[1].get() }
    #expect(failure.constraint == "once")
    #expect(failure.detail?.contains("already exists") == true)
    #expect(try await connection.run("SELECT FROM notes").isEmpty)
    await connection.close()
  }

  @Test("An error in SQL shows the line with a mark, also inside of a function")
  func place() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    func place(_ sql: String) async -> String? {
      await #expect(throws: PostgresError.self) { try await connection.run(sql) }?.place
    }
    #expect(await place("SELECT 1\n FORM events") == "LINE 2:  FORM events\n              ^")
    let body = "DECLARE sum int;\nBEGIN\n  sum := coalesc(1, 2);\n  RETURN sum;\nEND"
    try await connection.run(
      "CREATE FUNCTION wrong() RETURNS int LANGUAGE plpgsql AS $$ \(body) $$")
    #expect(
      await place("SELECT wrong()") == """
        LINE 1: sum := coalesc(1, 2)
                       ^
        in PL/pgSQL function wrong() line 3 at assignment
        """)
    let taken = await #expect(throws: PostgresError.self) {
      try await connection.run("SELECT 1 / 0")
    }
    #expect(taken?.place == nil, "Nothing is wrong with the SQL itself.")
    await connection.close()
  }

  @Test("A transaction stays open over several batches, and a failed one until ROLLBACK")
  func transaction() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    try await connection.run("CREATE TABLE notes (number int)")
    try await connection.run("BEGIN")
    let batch = try await connection.send([
      PostgresStatement("INSERT INTO notes VALUES (1)"), PostgresStatement("SELECT 1 / 0"),
    ])
    #expect(codes(batch) == [nil, "22012"])
    let error = await #expect(throws: PostgresError.self) { try await connection.run("SELECT 1") }
    #expect(error?.code == "25P02")
    try await connection.run("ROLLBACK")
    let whole = try await connection.send([
      PostgresStatement("BEGIN"), PostgresStatement("INSERT INTO notes VALUES (2)"),
      PostgresStatement("COMMIT"),
    ])
    #expect(codes(whole) == [nil, nil, nil])
    #expect(try await connection.run("SELECT number FROM notes").map { $0.integer(0) } == [2])
    await connection.close()
  }

  @Test("A text with a NUL is refused before anything of its batch is sent")
  func nul() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    let results = try await connection.send([
      PostgresStatement("CREATE TABLE notes ()"), PostgresStatement("SELECT $1", .text("\0")),
      PostgresStatement("SELECT 1"),
    ])
    #expect(codes(results) == ["25P02", "22021", "25P02"])
    #expect(try await connection.run("SELECT to_regclass('notes')")[0].isNull(0))
    #expect(try await connection.send([]).isEmpty)
    await connection.close()
  }

  @Test("A text of ten megabytes goes there and comes back, with more batches behind it")
  func large() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    let text = String(repeating: "0123456789", count: 1_000_000)
    async let long = connection.run("SELECT $1::text", .text(text))
    async let short = connection.run("SELECT 17")
    #expect(try await long[0].text(0) == text)
    #expect(try await short[0].integer(0) == 17)
    await connection.close()
  }

  @Test("A statement that copies data ends the session")
  func copy() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    await #expect(throws: ConnectionLost.self) {
      try await connection.run("COPY (SELECT 1) TO STDOUT")
    }
    await connection.close()
  }
}
