import EventSourcing
import ExerciseSupport
import Foundation
import Postgres
import StoreConformance
import Testing

@Suite("Stage 8: A table for many machines")
struct EventTableTests {
  @Test(
    "Two machines never write the same version or the same id", .exercise("8.1"),
    arguments: [
      ("the same version of one stream", 2, 1, StreamID.first, "events_stream_version"),
      ("the same event id", 1, 1, .second, "events_id"),
    ])
  func refusesSecond(
    what: String, number: Int, version: Int, stream: StreamID, constraint: String
  ) async throws {
    let database = try await EventsDatabase.withoutLocks()
    let (one, two) = (try await database.machine(), try await database.machine())
    _ = try await one.send([PostgresStatement("BEGIN"), .event(1, at: 1)])
    let second = try await SentBatch([.event(number, at: version, of: stream)], on: two)
    _ = try await second.waits(seenBy: database.session)
    try await one.run("COMMIT")
    let results = try await second.results(insteadOf: one, seenBy: database.session)
    let result = try #require(results?.first)
    let count = try await database.rows.count
    try #require(
      result.refusal?.code == "23505" && result.refusal?.constraint == constraint && count == 1,
      """
      Two machines inserted an event with \(what), the second one before the first one had committed.
        expected: the second was refused by \(constraint), and 1 row is in the table
        got:      the second \(result.words), and \(count) rows are in the table
      A check in a program doesn't see what the other one has not committed yet; a constraint of the \
      table waits for it. The store tells its constraints apart by name. Chapter 8, exercise 8.1.
      """)
  }

  @Test("A stream has many events, and each stream has a version 1", .exercise("8.1"))
  func acceptsRightOnes() async throws {
    let database = try await EventsDatabase.withoutLocks()
    var results: [PostgresResult] = []
    for (number, version, stream) in [(1, 1, StreamID.first), (2, 2, .first), (3, 1, .second)] {
      results += try await database.session.send([.event(number, at: version, of: stream)])
    }
    try #require(
      results.allSatisfy { $0.refusal == nil },
      """
      Two events of one stream were inserted, at the versions 1 and 2, and one of another stream at \
      version 1.
        expected: all three were accepted
        got:      the first \(results[0].words), the second \(results[1].words), the third \
      \(results[2].words)
      Only the pair of stream and version is unique. Chapter 8, exercise 8.1.
      """)
  }

  @Test("Data come back byte for byte", .exercise("8.1"))
  func keepsBytes() async throws {
    let database = try await EventsDatabase.withoutLocks()
    for (index, (what, data)) in [
      ("two spaces", #"{"text":  "note 1"}"#), ("one key twice", #"{"text":"a","text":"b"}"#),
      ("the keys b and a in this order", #"{"b":1,"a":2}"#),
      ("a NUL as an escape", #"{"text":"\u0000"}"#), ("a number as 1.50E2", #"{"amount":1.50E2}"#),
    ].enumerated() {
      let results = try await database.session.send([
        .event(index + 1, at: index + 1, with: ["data": .text(data)]),
        PostgresStatement("SELECT data FROM events ORDER BY version DESC LIMIT 1"),
      ])
      let read = (try? results[1].get())?.first?.text(0)
      try #require(
        read == data,
        """
        An event was written whose data have \(what).
          expected: \(data)
          got:      \(read ?? "the event \(results[0].words)")
        `jsonb` keeps the meaning of a JSON text, and not the text: that changes history. It also \
        refuses some texts. `text` keeps each byte. Chapter 8, exercise 8.1.
        """)
    }
  }

  @Test("A column that every event needs is never NULL", .exercise("8.1"))
  func refusesNull() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let columns = [
      "stream", "version", "id", "type", "shape", "data", "recorded_at", "transaction_id",
    ]
    var accepted: [String] = []
    for (index, column) in columns.enumerated() {
      let event = PostgresStatement.event(index + 1, at: index + 1, with: [column: .null])
      let result = try await database.session.send([event])[0]
      if result.refusal?.code != "23502" { accepted.append(column) }
    }
    try #require(
      accepted.isEmpty,
      """
      Events were inserted with one column each as NULL: \(columns.joined(separator: ", ")).
        expected: all were refused, SQLSTATE 23502: a NOT NULL constraint
        got:      no such refusal for \(accepted.joined(separator: ", "))
      No machine can do anything with such an event, and `UNIQUE` doesn't compare NULLs. Chapter 8, \
      exercise 8.1.
      """)
  }

  @Test("An event needs no correlation and no cause", .exercise("8.1"))
  func acceptsNoMetadata() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let result = try await database.session.send([
      .event(1, at: 1, with: ["correlation_id": .null, "causation_id": .null])
    ])[0]
    try #require(
      result.refusal == nil,
      """
      An event was inserted without a correlation id and a causation id.
        expected: it was accepted
        got:      it \(result.words)
      An event that no other one has caused has neither. Chapter 8, exercise 8.1.
      """)
  }

  @Test("The first version is 1", .exercise("8.1"))
  func checksVersion() async throws {
    let database = try await EventsDatabase.withoutLocks()
    var results: [PostgresResult] = []
    for (number, version) in [(1, 0), (2, -1), (3, 1)] {
      results += try await database.session.send([.event(number, at: version)])
    }
    try #require(
      results[0].refusal?.code == "23514" && results[1].refusal?.code == "23514"
        && results[2].refusal == nil,
      """
      Three events were inserted, at the versions 0, -1 and 1.
        expected: 0 and -1 were refused, SQLSTATE 23514: a CHECK constraint; 1 was accepted
        got:      0 \(results[0].words); -1 \(results[1].words); 1 \(results[2].words)
      Versions count from 1. A stream with a version 0 has one event more than its version says. \
      Chapter 8, exercise 8.1.
      """)
  }

  @Test("Versions and times have 64 bits", .exercise("8.1"))
  func hasRoom() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let result = try await database.session.send([.event(1, at: 3_000_000_000)])[0]
    try #require(
      result.refusal == nil,
      """
      An event was inserted at version 3,000,000,000, recorded at the microsecond \
      1,772,366,400,000,000.
        expected: it was accepted
        got:      it \(result.words)
      An `integer` of PostgreSQL has 32 bits; a `bigint` has those of Swift's `Int`. Chapter 8, \
      exercise 8.1.
      """)
  }
}

extension EventTableTests {
  @Test("An id in capitals is the same id", .exercise("8.1"))
  func comparesIDs() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let id = "abcdefab-0000-4000-8000-000000000001"
    let results = try await database.session.send([
      PostgresStatement("BEGIN"), .event(1, at: 1, with: ["id": .text(id)]),
      PostgresStatement("COMMIT"),
    ])
    let second = try await database.session.send([
      .event(1, at: 2, with: ["id": .text(id.uppercased())])
    ])[0]
    try #require(
      results[1].refusal == nil && second.refusal?.constraint == "events_id",
      """
      Two events were inserted with one id, first in small letters, and then in capitals.
        expected: the first was accepted, the second was refused by events_id
        got:      the first \(results[1].words), the second \(second.words)
      As a `text`, these are two ids. A `uuid` is a number of 128 bits, however it is written. \
      Chapter 8, exercise 8.1.
      """)
  }

  @Test("Positions rise, whichever machine appends", .exercise("8.1"))
  func rises() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let machines = try await database.machines(2)
    for version in 1...6 {
      try await machines[version % 2].run(.event(version, at: version))
    }
    let rows = try await database.session.run(
      "SELECT version, position FROM events ORDER BY version")
    let positions = rows.map { $0.integer(1) }
    try #require(
      positions == positions.sorted() && Set(positions).count == 6,
      """
      Two machines took turns, and inserted six events.
        expected: positions that rise from event to event
        got:      \(positions)
      With `CACHE`, each session takes several numbers in advance, and a late event gets an early \
      position. Chapter 8, exercise 8.1.
      """)
  }

  @Test("Two events never have the same position", .exercise("8.1"))
  func hasOnePosition() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let results = try await database.machine().send([
      .event(1, at: 1, with: ["position": .integer(7)]),
      .event(2, at: 2, with: ["position": .integer(7)]),
    ])
    try #require(
      results[0].refusal == nil && results[1].refusal?.code == "23505",
      """
      An operator copied two events into the table, both at position 7 (OVERRIDING SYSTEM VALUE).
        expected: the first was accepted, the second was refused, SQLSTATE 23505
        got:      the first \(results[0].words), the second \(results[1].words)
      `GENERATED ALWAYS AS IDENTITY` chooses numbers; only a key makes them unique, and finds the \
      events after a position. Chapter 8, exercise 8.1.
      """)
  }

  @Test("A program can't choose positions by mistake", .exercise("8.1"))
  func choosesPositions() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let insert = PostgresStatement.event(1, at: 1, with: ["position": .integer(7)])
    let plain = PostgresStatement(
      insert.sql.replacing(" OVERRIDING SYSTEM VALUE", with: ""), parameters: insert.parameters)
    let result = try await database.session.send([plain])[0]
    try #require(
      result.refusal?.code == "428C9",
      """
      An event was inserted with position 7, without OVERRIDING SYSTEM VALUE.
        expected: it was refused, SQLSTATE 428C9
        got:      it \(result.words)
      `GENERATED BY DEFAULT` accepts any number, and the sequence reaches it again later. \
      Chapter 8, exercise 8.1.
      """)
  }

  @Test("Of a hundred writers at the same version, one succeeds", .exercise("8.1"))
  func letsOneWin() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let machines = try await database.machines(4)
    let results = try await withThrowingTaskGroup(of: PostgresResult.self) { group in
      for number in 1...100 {
        let machine = machines[number % machines.count]
        group.addTask { try await machine.send([.event(number, at: 1)])[0] }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let accepted = results.count { $0.refusal == nil }
    let refused = results.count { $0.refusal?.constraint == "events_stream_version" }
    try #require(
      accepted == 1 && refused == 99,
      """
      A hundred tasks on four machines inserted different events at version 1 of one stream.
        expected: 1 was accepted, and 99 were refused by events_stream_version
        got:      \(accepted) were accepted, and \(refused) were refused by events_stream_version
      Only a constraint of the table holds for all machines at once. Chapter 8, exercise 8.1.
      """)
  }
}
