import Postgres
import ScratchPostgres
import Testing

@Suite("Prepared statements of PostgreSQL", .timeLimit(.minutes(10)))
struct PostgresPreparationTests {
  private func prepared(on connection: PostgresConnection) async throws -> [String] {
    try await connection.run("SELECT statement FROM pg_prepared_statements").map { $0.text(0) }
  }

  @Test("A text that is sent again is prepared, unless preparing is off", arguments: [true, false])
  func again(_ preparing: Bool) async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect(preparing: preparing)
    let sql = "SELECT $1::int + 1"
    for number in [4, 5, 6] {
      #expect(try await connection.run(sql, .integer(number))[0].integer(0) == number + 1)
    }
    #expect(try await prepared(on: connection) == (preparing ? [sql] : []))
    await connection.close()
  }

  @Test("The same text many times in one batch is prepared once")
  func batch() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    try await connection.run("CREATE TABLE notes (number int)")
    let sql = "INSERT INTO notes VALUES ($1)"
    let results = try await connection.send(
      (0..<1_000).map { PostgresStatement(sql, .integer($0)) })
    #expect(try results.allSatisfy { try $0.get().changeCount == 1 })
    #expect(try await prepared(on: connection) == [sql])
    await connection.close()
  }

  @Test("What can't be prepared fails with the server's error, and works when it can")
  func failure() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    for _ in 0..<4 {
      let results = try await connection.send([
        PostgresStatement("SELECT 1"), PostgresStatement("SELECT count(*) FROM notes"),
        PostgresStatement("SELECT 2"),
      ])
      #expect(try results[0].get()[0].integer(0) == 1)
      let error = try #require(throws: PostgresError.self) { try results[1].get() }
      #expect(error.code == "42P01")
      #expect(throws: PostgresError.skipped) { try results[2].get() }
    }
    try await connection.run("CREATE TABLE notes (number int)")
    for _ in 0..<4 {
      #expect(try await connection.run("SELECT count(*) FROM notes")[0].integer(0) == 0)
    }
    await connection.close()
  }

  @Test(
    "When the prepared statement has gone, or the table has changed, it fails once",
    arguments: [("DEALLOCATE ALL", "26000"), ("ALTER TABLE notes ADD other int", "0A000")])
  func change(_ sql: String, code: String) async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    try await connection.run("CREATE TABLE notes (number int)")
    for _ in 0..<3 { try await connection.run("SELECT * FROM notes") }
    try await connection.run(sql)
    let error = await #expect(throws: PostgresError.self) {
      try await connection.run("SELECT * FROM notes")
    }
    #expect(error?.code == code)
    for _ in 0..<3 { try await connection.run("SELECT * FROM notes") }
    await connection.close()
  }

  @Test("While one batch prepares a text and fails, others that send it are not affected")
  func sharedText() async throws {
    let database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    let bad = PostgresStatement("SELECT 1 / 0")
    for round in 0..<50 {
      let good = PostgresStatement("SELECT \(round) + $1::int", .integer(3))
      async let first = connection.send([good])
      async let second = connection.send([bad, good])
      async let third = connection.send([good])
      async let fourth = connection.send([good, bad])
      for result in [try await first[0], try await third[0], try await fourth[0]] {
        #expect(try result.get()[0].integer(0) == round + 3)
      }
      let skipped = try await second[1]
      #expect(throws: PostgresError.skipped) { try skipped.get() }
    }
    await connection.close()
  }
}
