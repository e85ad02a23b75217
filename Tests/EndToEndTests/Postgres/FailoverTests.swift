import ChapterSupport
import EventSourcing
import Foundation
import ManyMachinesSolution
import Postgres
import ScratchPostgres
import StoreConformance
import Testing

@Suite("The reference and a failover", .serialized)
struct FailoverTests {
  /// `FAILOVERS=20 swift test --filter FailoverTests` makes twenty.
  private static let rounds =
    ProcessInfo.processInfo.environment["FAILOVERS"].flatMap(Int.init) ?? 3

  @Test("The primary is killed under sixteen writers, and each acknowledged append is there once")
  func kill() async throws {
    var database = try await ReplicatedDatabase()
    for round in 1...Self.rounds {
      if round > 1 { try await database.begin() }
      try await failOver(database, round: round)
    }
    await database.remove()
  }

  /// Kills the primary at a moment that is determined by the seed, and compares after the promotion.
  private func failOver(_ database: ReplicatedDatabase, round: Int) async throws {
    var random = Seed.generator(for: 800 + round)
    let writers = Writers(on: database)
    let early = Int.random(in: 100...1_500, using: &random)
    try await writers.acknowledged(atLeast: early)
    try await database.first.kill()
    let before = writers.acknowledgedCount
    try await database.second.promote()
    try await writers.acknowledged(atLeast: before + 500)
    let acknowledged = try await writers.stop()
    let stored = try await database.eventsByStream()
    try #require(
      acknowledged == stored,
      """
      In round \(round), the primary was killed after \(before) appends, and its standby was promoted.
      \(difference(acknowledged, stored))
      """)
    try await expectFence(of: database, writers: writers)
  }

  /// Starts the old primary again: nobody may choose it.
  private func expectFence(of database: ReplicatedDatabase, writers: Writers) async throws {
    try await database.first.start()
    let fresh = PrimaryFinder(database.address, limit: .seconds(10))
    #expect(
      try await host(of: fresh) == database.address.hosts[1],
      "Both say that they are the primary; the one on the higher timeline is.")
    #expect(fresh.highestTimeline == 2)
    try await database.second.kill()
    for finder in writers.finders {
      await #expect(throws: PrimaryNotFound.self, "The old primary is the only one that answers.") {
        try await host(of: finder)
      }
    }
  }

  /// The host that `finder` finds.
  private func host(of finder: PrimaryFinder) async throws -> PostgresHost? {
    let session = try await finder.session()
    defer { Task { await session.close() } }
    return (session as? PostgresConnection)?.host
  }

  private func difference(
    _ acknowledged: [String: [EventID]], _ stored: [String: [EventID]]
  ) -> String {
    let lost = Set(acknowledged.values.joined()).subtracting(stored.values.joined())
    let foreign = Set(stored.values.joined()).subtracting(acknowledged.values.joined())
    return """
        expected: \(acknowledged.values.joined().count) events, each in its place
        got:      \(stored.values.joined().count); \(lost.count) are lost, and \(foreign.count) \
      were never acknowledged
      """
  }

  @Test("Without a synchronous standby, a failover loses acknowledged appends")
  func asynchronous() async throws {
    let database = try await ReplicatedDatabase(isSynchronous: false)
    let writers = Writers(on: database)
    try await writers.acknowledged(atLeast: 100)
    try await database.second.kill()
    try await writers.acknowledged(atLeast: writers.acknowledgedCount + 500)
    let acknowledged = try await writers.stop()
    try await database.first.kill()
    try await database.second.start()
    try await database.second.promote()
    let stored = try await database.eventsByStream()
    let lost = Set(acknowledged.values.joined()).subtracting(stored.values.joined())
    #expect(lost.count > 0, "This is why the bank waits for its standby.")
    await database.remove()
  }
}
