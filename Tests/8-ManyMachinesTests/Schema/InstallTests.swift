import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import ScratchPostgres
import Testing

@Suite("Stage 8: Creating the tables")
struct InstallTests {
  @Test("Installing once more changes nothing", .endToEnd)
  func repeats() async throws {
    let database = try await EventsDatabase()
    try await database.session.run(.event(1, at: 1))
    try await PostgresSchema.install(on: database.machine())
    #expect(try await database.rows.count == 1)
  }

  @Test("Eight machines may start at the same time", .endToEnd)
  func startsTogether() async throws {
    let database = try await ScratchPostgres.shared().database()
    try await withThrowingTaskGroup { group in
      for _ in 1...8 {
        let session = try await database.connect()
        group.addTask { try await PostgresSchema.install(on: session) }
      }
      try await group.waitForAll()
    }
    let rows = try await database.connect().run("SELECT name, version FROM workbook_schema")
    #expect(rows.count == 1 && rows[0].integer(1) == PostgresSchema.version)
  }

  @Test("The database of another program is left alone", .endToEnd)
  func refusesForeign() async throws {
    let database = try await ScratchPostgres.shared().database()
    let session = try await database.connect()
    try await session.run("CREATE TABLE events (id integer)")
    try await session.run("CREATE TABLE visitors (name text)")
    await #expect(throws: UnsuitableDatabase.foreignTables(["events", "visitors"])) {
      try await PostgresSchema.install(on: session)
    }
    // The session is free again, and the tables are as they were.
    #expect(try await session.run("SELECT id FROM events").isEmpty)
    #expect(try await session.run("SELECT to_regclass('leases')")[0].isNull(0))
  }

  @Test(
    "Tables of another program or of a newer version are refused", .endToEnd,
    arguments: [
      ("UPDATE workbook_schema SET version = 99", UnsuitableDatabase.fromTheFuture(version: 99)),
      ("UPDATE workbook_schema SET name = 'letters'", .otherProgram("letters")),
      ("DELETE FROM workbook_schema", .otherProgram("")),
    ])
  func refusesOthers(change: String, error: UnsuitableDatabase) async throws {
    let database = try await EventsDatabase()
    try await database.session.run(.event(1, at: 1))
    try await database.session.run(PostgresStatement(change))
    await #expect(throws: error) { try await PostgresSchema.install(on: database.session) }
    #expect(try await database.rows.count == 1)
  }

  @Test("An older function is replaced", .endToEnd)
  func replacesFunction() async throws {
    let database = try await EventsDatabase()
    let source = "SELECT prosrc FROM pg_proc WHERE proname = 'append_events'"
    let text = try await database.session.run(source)[0].text(0)
    let definition = try await database.session.run(
      "SELECT pg_get_functiondef('append_events'::regproc)")[0].text(0)
    try await database.session.run(
      PostgresStatement(definition.replacing("DECLARE", with: "DECLARE old boolean;")))
    try await PostgresSchema.install(on: database.session)
    #expect(try await database.session.run(source)[0].text(0) == text)
  }
}
