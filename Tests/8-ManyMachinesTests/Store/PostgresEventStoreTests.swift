import EventSourcing
import ExerciseSupport
import ManyMachines
import Persistence
import Postgres
import ScratchPostgres
import StoreConformance
import Testing

@Suite("Stage 8: The store in PostgreSQL")
struct PostgresEventStoreTests {
  @Test("A damaged event ends the page before it, and no other", .endToEnd)
  func damagedData() async throws {
    let bank = try await StoreInDatabase()
    for number in 1...3 {
      try await bank.store.append([number].notes, to: .first, expecting: .any)
    }
    try await bank.session.run("UPDATE events SET data = '{\"text\":' WHERE version = 2")
    let before = try await bank.store.readAll(after: .start, limit: 10)
    #expect(before.texts == ["note 1"])
    let damaged = await #expect(throws: DamagedEvent.self) {
      try await bank.store.readAll(after: before[0].position, limit: 10)
    }
    #expect(damaged?.stream == .first && damaged?.typeName == "Noted")
    let position = try #require(damaged?.position)
    #expect(try await bank.store.readAll(after: position, limit: 10).texts == ["note 3"])
  }

  @Test("A row without a stream is damaged", .endToEnd)
  func damagedStream() async throws {
    let bank = try await StoreInDatabase()
    try await bank.store.append([1].notes, to: .first, expecting: .any)
    try await bank.session.run("UPDATE events SET stream = 'nothing'")
    let damaged = await #expect(throws: DamagedEvent.self) {
      try await bank.store.readAll(after: .start, limit: 10)
    }
    #expect(damaged?.reason == "its stream's name is invalid")
  }

  @Test("A long stream is read in several statements, each event once", .endToEnd)
  func longStream() async throws {
    let bank = try await StoreInDatabase()
    for start in stride(from: 1, to: 2_500, by: 500) {
      try await bank.store.append((start..<start + 500).notes, to: .first, expecting: .any)
    }
    let forwards = try await bank.store.read(.first)
    let backwards = try await bank.store.read(.first, .backwards, from: 2_400, limit: 2_100)
    let log = try await bank.store.readAll(after: .start, limit: 2_001)
    #expect(forwards.versions == Array(1...2_500))
    #expect(backwards.versions == (301...2_400).reversed())
    #expect(log.versions == Array(1...2_001))
  }

  @Test("An event that PostgreSQL can't store fails alone, and says why", .endToEnd)
  func unstorable() async throws {
    let bank = try await StoreInDatabase()
    let metadata = EventMetadata(correlationID: CorrelationID(rawValue: "a\u{0}b"))
    let event = NewEvent(
      id: CountedEventIDs.id(numbered: 9), event: Note("note 9"), metadata: metadata)
    async let good = bank.store.append([1].notes, to: .second, expecting: .any)
    let failure = await #expect(throws: StoreFailure.self) {
      try await bank.store.append([event], to: .first, expecting: .any)
    }
    #expect(failure?.kind == .unstorable)
    #expect(try await good.version == 1)
  }

  @Test(
    "A program that inserts without the function causes a conflict, and no other error", .endToEnd)
  func otherProgram() async throws {
    let bank = try await StoreInDatabase()
    for (stream, expected) in [(StreamID.first, ExpectedVersion.noStream), (.second, .any)] {
      try await bank.session.run("BEGIN")
      try await bank.session.run(
        """
        INSERT INTO events (stream, version, id, type, shape, data, recorded_at)
        VALUES ($1, 1, gen_random_uuid(), 'Noted', 1, '{"text":"by hand"}', 0)
        """, .text(stream.description))
      let isOver = Marker()
      let append = Task {
        defer { isOver.set() }
        return try await AppendOutcome(
          of: [stream == .first ? 1 : 2].notes, to: stream, expecting: expected, in: bank.store)
      }
      try await bank.waitUntilBlocked { isOver.isSet }
      try await bank.session.run("COMMIT")
      let outcome = try await append.value
      if expected == .any {
        #expect(outcome.result?.version == 2)
      } else {
        #expect(outcome.versionConflict?.actual == 1)
      }
    }
  }

  @Test("When all sessions are ended, the next calls open others", .endToEnd)
  func reconnects() async throws {
    let bank = try await StoreInDatabase()
    try await bank.store.append([1].notes, to: .first, expecting: .any)
    #expect(try await bank.store.read(.first).versions == [1])
    try await bank.session.run(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """)
    #expect(try await bank.store.read(.first).versions == [1])
    #expect(try await bank.store.append([2].notes, to: .first, expecting: .any).version == 2)
  }

  @Test("A store without a server is unavailable")
  func noServer() async throws {
    let error = await #expect(throws: StoreUnavailable.self) {
      try await PostgresEventStore.open(codec: EventCodec([Note.self])) {
        throw ConnectionLost(reason: "connection refused")
      }
    }
    #expect(error?.reason.contains("connection refused") == true)
  }
}

/// A store in a new database, and a session beside it.
private struct StoreInDatabase {
  let store: PostgresEventStore
  let session: any PostgresSession

  init() async throws {
    let database = try await ScratchPostgres.shared().database()
    session = try await database.connect()
    store = try await PostgresEventStore.open(codec: EventCodec([Note.self])) {
      try await database.connect()
    }
  }

  /// Waits until another session waits for this one, or `isOver`.
  ///
  /// `pg_stat_activity` would not do: within a transaction, it stays as it was at the first look.
  func waitUntilBlocked(orUntil isOver: @escaping @Sendable () -> Bool) async throws {
    let isBlocked = try await becomesTrue(within: .seconds(20)) { [session] in
      if isOver() { return true }
      return try await session.run(
        """
        SELECT EXISTS (
          SELECT FROM pg_locks
          WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))
        """
      ).first?.boolean(0) ?? false
    }
    try #require(isBlocked && !isOver(), "No append waits for the row of the other program.")
  }
}
