import BankMachines
import EventSourcing
import ExerciseSupport
import Foundation
import ManyMachines
import Messaging
import Persistence
import Postgres
import ScratchPostgres
import TestStores
import Testing

@Suite("Checkpoint and lease of a publisher in PostgreSQL", .endToEnd, .timeLimit(.minutes(5)))
struct PostgresPublisherCheckpointsTests {
  private let database: ScratchDatabase
  private let now = Date.now

  /// An empty log: it brings the tables of leases and checkpoints.
  init() async throws {
    database = try await ScratchPostgres.shared().database()
    let connection = try await database.connect()
    try await PostgresSchema.install(on: connection)
    await connection.close()
  }

  private func open() async throws -> PostgresPublisherCheckpoints {
    try await .open(in: BankDatabase(database.address))
  }

  /// Runs a statement as somebody else.
  private func run(_ sql: String) async throws {
    let connection = try await database.connect()
    try await connection.run(sql)
    await connection.close()
  }

  private func position(_ value: Int) -> GlobalPosition { GlobalPosition(rawValue: value) }

  private func aside(_ position: Int, _ reason: String = "too long") -> SetAsideMessage {
    SetAsideMessage(
      eventID: CountedEventIDs.id(numbered: UInt64(position)),
      position: self.position(position), stream: StreamID(category: "account", id: "1"),
      reason: reason, time: Date(timeIntervalSince1970: 1_772_366_400.25))
  }

  @Test("Of two machines, one has the lease, until it gives it back")
  func takes() async throws {
    let (one, two) = (try await open(), try await open())
    let first = try await one.takeLease(for: "one", until: now + 60, at: now)
    let taken = await #expect(throws: LeaseTaken.self) {
      try await two.takeLease(for: "two", until: now + 60, at: now)
    }
    #expect(taken?.lease.holder == "one" && taken?.lease.token == first.token)
    #expect(try #require(taken).lease.end > now + 30)
    try await one.giveBack(first)
    #expect(try await two.progress.lease == nil)
    let second = try await two.takeLease(for: "two", until: now + 60, at: now)
    #expect(second.token > first.token)
    try await one.giveBack(first)
    #expect(try await one.progress.lease?.holder == "two")
    await one.close()
    await two.close()
  }

  @Test("A publisher that was paused can neither extend its lease nor move the checkpoint")
  func fences() async throws {
    let (one, two) = (try await open(), try await open())
    let old = try await one.takeLease(for: "one", until: now + 60, at: now)
    try await one.save(position(5), settingAside: [], holding: old)
    #expect(try await one.extend(old, until: now + 120).token == old.token)
    try await run("UPDATE leases SET expires_at = clock_timestamp()")
    let new = try await two.takeLease(for: "two", until: now + 60, at: now)
    await #expect(throws: LeaseLost()) {
      try await one.save(position(9), settingAside: [aside(7)], holding: old)
    }
    await #expect(throws: LeaseLost()) { try await one.extend(old, until: now + 60) }
    let progress = try await two.progress
    #expect(progress.position == position(5) && progress.setAsideCount == 0)
    #expect(progress.lease?.token == new.token)
    await one.close()
    await two.close()
  }

  @Test("The checkpoint never goes back, and what was set aside is there once")
  func saves() async throws {
    let checkpoints = try await open()
    let lease = try await checkpoints.takeLease(for: "one", until: now + 60, at: now)
    try await checkpoints.save(position(5), settingAside: [aside(7), aside(9)], holding: lease)
    // The answer was lost, and it saves again.
    try await checkpoints.save(position(5), settingAside: [aside(7), aside(9)], holding: lease)
    try await checkpoints.save(position(4), settingAside: [aside(7, "again")], holding: lease)
    let progress = try await checkpoints.progress
    #expect(progress.position == position(5) && progress.setAsideCount == 2)
    #expect(try await checkpoints.setAsideMessages(limit: 10) == [aside(9), aside(7)])
    #expect(try await checkpoints.setAsideMessages(limit: 1) == [aside(9)])
    await checkpoints.close()
  }

  @Test("When one of several slots is lost, none of them moves")
  func slots() async throws {
    let share = WorkShare(slotCount: 3)
    let database = BankDatabase(database.address)
    let one = try await PostgresPublisherCheckpoints.open([0, 2], sharing: share, in: database)
    let two = try await PostgresPublisherCheckpoints.open([1, 2], sharing: share, in: database)
    let old = try await one.takeLease(for: "one", until: now + 60, at: now)
    try await one.save(position(5), settingAside: [], holding: old)
    let taken = await #expect(throws: LeaseTaken.self) {
      try await two.takeLease(for: "two", until: now + 60, at: now)
    }
    #expect(taken?.lease.holder == "one")
    // The lease of slot 1 was given back, too.
    let middle = try await PostgresPublisherCheckpoints.open([1], sharing: share, in: database)
    let third = try await middle.takeLease(for: "three", until: now + 60, at: now)
    try await middle.giveBack(third)

    try await run("UPDATE leases SET expires_at = clock_timestamp() WHERE name = 'publisher/2'")
    _ = try await two.takeLease(for: "two", until: now + 60, at: now)
    await #expect(throws: LeaseLost()) {
      try await one.save(position(9), settingAside: [aside(7)], holding: old)
    }
    await #expect(throws: LeaseLost()) { try await one.extend(old, until: now + 60) }
    #expect(try await one.progress.position == position(5))
    #expect(try await one.progress.setAsideCount == 0)
    // Slot 1 is at the beginning.
    #expect(try await two.progress.position == .start)
    for checkpoints in [one, two, middle] { await checkpoints.close() }
  }

  @Test("After the connection was cut, it opens another one")
  func reopens() async throws {
    let checkpoints = try await open()
    let lease = try await checkpoints.takeLease(for: "one", until: now + 60, at: now)
    try await run(
      """
      SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """)
    await #expect(throws: (any Error).self) {
      try await checkpoints.save(position(5), settingAside: [], holding: lease)
    }
    try await checkpoints.save(position(5), settingAside: [], holding: lease)
    #expect(try await checkpoints.progress.position == position(5))
    await checkpoints.close()
  }

  @Test("Machines that start at the same time make one table")
  func starts() async throws {
    try await withThrowingTaskGroup { group in
      for _ in 1...8 { group.addTask { await (try open()).close() } }
      try await group.waitForAll()
    }
  }
}
