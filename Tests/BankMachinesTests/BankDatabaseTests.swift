import BankMachines
import EventSourcing
import ManyMachines
import Persistence
import Postgres
import ScratchPostgres
import Testing

@Suite("The bank's database", .timeLimit(.minutes(5)))
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
}
