import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import ReadModels
import ScratchPostgres
import StoreConformance
import Testing

@Suite("Stage 8: A writer whose server fails")
struct WriterFailureTests {
  @Test("Killed servers lose no event, and store none twice", .endToEnd)
  func survivesKills() async throws {
    let server = try await ScratchServer.start()
    try await server.install()
    let writer = PostgresWriter(
      connect: { try await server.session() }, deadline: .seconds(60))
    let appends = Task {
      try await appendInTasks(32, each: 100) { append in try await writer.append(append) }
    }
    for _ in 1...3 {
      let before = try await server.eventCount()
      _ = try await becomesTrue(within: .seconds(20)) {
        try await server.eventCount() > before + 200
      }
      try await server.kill()
      try await server.start()
    }
    let versions = try await appends.value
    let count = try await server.eventCount()
    #expect(versions == Array(repeating: 100, count: 32) && count == 3_200)
    await server.remove()
  }

  @Test("A repeated append waits for the standby, too", .endToEnd)
  func waitsForStandby() async throws {
    let server = try await ScratchServer.start(
      ScratchServer.Settings(["synchronous_standby_names": "nobody"]))
    try await server.install()
    let append = PendingAppend.notes([1], to: .note("a"), expecting: .noStream)
    let local = try await server.session(settings: "SET synchronous_commit = local")
    let stored = try await AppendGroup([append]).write(on: local).map(WriterWords.of)
    let clock = MovedClock()
    let writer = PostgresWriter(
      connect: { try await server.session() }, clock: clock, deadline: .seconds(10))
    let started = StartedAppend(Task { try await writer.append(append) })
    let waits = try await becomesTrue(within: .seconds(10)) {
      try await server.waitingPID() != nil
    }
    #expect(stored == ["version 1"] && waits && !started.isOver)

    // The wait is cancelled: the commit would be a success with a warning.
    let first = try await server.waitingPID()
    try await server.run("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE \(waiting)")
    let waitsAgain = try await becomesTrue(within: .seconds(10)) {
      let pid = try await server.waitingPID()
      return pid != nil && pid != first
    }
    #expect(waitsAgain && !started.isOver)

    clock.advance(by: .seconds(10))
    let words = try await started.words()
    #expect(words == "unknown")
    await server.remove()
  }
}

private let waiting = "wait_event = 'SyncRep'"

extension ScratchServer {
  fileprivate func session(settings: String? = nil) async throws -> PostgresConnection {
    let address = try address()
    let session = try await PostgresConnection.open(
      address, host: address.hosts[0], timeout: .seconds(10))
    if let settings { try await session.run(settings) }
    return session
  }

  fileprivate func install() async throws {
    let session = try await session(settings: "SET synchronous_commit = local")
    try await PostgresSchema.install(on: session)
    await session.close()
  }

  @discardableResult
  fileprivate func run(_ sql: String) async throws -> PostgresRows {
    let session = try await session(settings: "SET synchronous_commit = local")
    let rows = try await session.run(sql)
    await session.close()
    return rows
  }

  fileprivate func eventCount() async throws -> Int {
    try await run("SELECT count(*) FROM events")[0].integer(0)
  }

  /// The process that waits for the standby.
  fileprivate func waitingPID() async throws -> Int? {
    try await run("SELECT pid FROM pg_stat_activity WHERE \(waiting)").first?.integer(0)
  }
}
