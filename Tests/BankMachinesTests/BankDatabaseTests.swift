import BankMachines
import EventSourcing
import ExerciseSupport
import ManyMachines
import Persistence
import Postgres
import ScratchPostgres
import Serving
import StoreConformance
import Testing

@Suite("The bank's database", .endToEnd, .timeLimit(.minutes(5)))
struct BankDatabaseTests {
  @Test("The bank waits for a server that starts after it")
  func waits() async throws {
    let server = try await ScratchServer.start()
    let database = BankDatabase(try server.address())
    try await server.stop()
    let opening = Task { try await database.openLog(codec: EventCodec([])) }
    try await server.start()
    let log = try await opening.value
    #expect(try await log.readAll(after: .start, limit: 1).isEmpty)
    await log.close()
    await server.remove()
  }

  @Test("The bank doesn't wait for a database that isn't there")
  func missing() async throws {
    let server = try await ScratchPostgres.shared().server
    let database = BankDatabase(try server.address(of: "nowhere"))
    await #expect(throws: (any Error).self) { try await database.openLog(codec: EventCodec([])) }
  }

  @Test("It is read from the environment, and a misspelled switch is named")
  func environment() throws {
    let url = "postgresql://bank@db7/ledger"
    let database = try BankDatabase(
      environment: ["DATABASE_URL": url, "PREPARED_STATEMENTS": "off"])
    #expect("\(database.address)" == "postgresql://bank@db7:5432/ledger")
    let error = #expect(throws: InvalidSetting.self) {
      try BankDatabase(environment: ["DATABASE_URL": url, "PREPARED_STATEMENTS": "no"])
    }
    #expect("\(try #require(error))".contains("PREPARED_STATEMENTS is 'no', but must be on or off"))
  }

  @Test("Four machines append through a pooler with two sessions, and nothing is lost")
  func pooler() async throws {
    let scratch = try await ScratchPostgres.shared().database()
    let pooler = try await ScratchPooler.start(
      before: try await ScratchPostgres.shared().server, database: scratch.name, sessionCount: 2)
    try await withThrowingTaskGroup { group in
      for machine in 1...4 {
        group.addTask {
          let log = try await BankDatabase(pooler.address, preparing: false)
            .openLog(codec: EventCodec([Note.self]))
          let stream = StreamID(category: "machine", id: "\(machine)")
          let notes = (1...25).map { NewEvent.note(machine * 100 + $0) }
          for (version, note) in notes.enumerated() {
            try await log.append([note], to: stream, expecting: .exactly(version))
          }
          let own = try await log.read(stream, .forwards, from: nil, limit: nil)
          #expect(own.map(\.id) == notes.map(\.id))
          await log.close()
        }
      }
      try await group.waitForAll()
    }
    await pooler.remove()
  }
}
