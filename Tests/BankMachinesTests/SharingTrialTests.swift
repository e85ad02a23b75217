import EventSourcing
import ExerciseSupport
import Postgres
import ScratchPostgres
import ScriptedPostgres
import Testing

@testable import BankMachines

@Suite("The trial of leases and checkpoints", .endToEnd, .timeLimit(.minutes(5)))
struct SharingTrialTests {
  @Test("Finished exercises pass it, and nothing of it is left")
  func passes() async throws {
    let bench = try await ModelsBench()
    let session = try await bench.schema.connect()
    #expect(try await SharingTrial.trouble(on: session) == nil)
    await session.close()
    #expect(try await bench.run("SELECT FROM leases").isEmpty)
    #expect(try await bench.run("SELECT FROM checkpoints").isEmpty)
  }

  @Test("An exercise that can't do it is the reason for models in memory")
  func fails() async throws {
    let session = ScriptedSession { batch in
      batch.map { $0.parameters.isEmpty ? .rows() : .refused("42601", "syntax error") }
    }
    #expect(try await SharingTrial.trouble(on: session)?.contains("syntax error") == true)
    #expect(session.statements.last?.sql == "ROLLBACK")
    let silent = ScriptedSession()
    #expect(try await SharingTrial.trouble(on: silent) == "\(Unfinished("8.12"))")
  }
}
