import EventSourcing
import ExerciseSupport
import ManyMachines
import Persistence
import Postgres
import StoreConformance
import Testing

@Suite("Stage 8: A writer and a real server")
struct ServerWriterTests {
  @Test("64 tasks share transactions, and each event is stored once", .exercise("8.7"))
  func sharesTransactions() async throws {
    let database = try await EventsDatabase()
    let writer = PostgresWriter(connect: { try await database.machine() })
    let outcome = try await Outcome.awaiting {
      try await appendInTasks(64, each: 10) { append in try await writer.append(append) }
    }
    let row = try await database.session.run(
      "SELECT count(*), count(DISTINCT id), count(DISTINCT transaction_id) FROM events"
    )[0]
    let wrong = outcome.value?.filter { $0 != 10 }.count
    try #require(
      wrong == 0 && row.integer(0) == 640 && row.integer(1) == 640,
      """
      64 tasks appended 10 events each, each task to a separate stream.
        expected: 640 events, and each stream ends at version 10
        got:      \(row.integer(0)) events with \(row.integer(1)) ids; \
      \(wrong.map { "\($0) streams end at another version" } ?? "it \(outcome)")
      Each append gets the outcome at its own place: the first result belongs to `BEGIN`. Chapter \
      8, exercise 8.7.
      """)
    try #require(
      row.integer(2) <= 320,
      """
      64 tasks appended 640 times.
        expected: at most 320 transactions
        got:      \(row.integer(2))
      All appends that wait at the same moment go into one transaction. Chapter 8, exercise 8.7.
      """)
  }

  @Test("An error of PostgreSQL affects only its own append", .exercise("8.7"))
  func keepsErrorsApart() async throws {
    let database = try await EventsDatabase()
    let session = try await database.machine()
    let bad = PendingAppend(
      stream: .note("bad"), expected: .any,
      events: [
        .init(id: CountedEventIDs.id(numbered: 2), stored: .init(typeName: "Noted", data: "\0"))
      ],
      time: .noteTime)
    let group = AppendGroup([.notes([1], to: .note("a")), bad, .notes([3], to: .note("c"))])
    let words = try await group.write(on: session).map(WriterWords.of)
    let count = try await database.rows.count
    try #require(
      words == ["version 1", "error 22021", "version 1"] && count == 2,
      """
      The second of three appends has a NUL in its data, which PostgreSQL can't store (22021).
        expected: [version 1, error 22021, version 1]; 2 events in the log
        got:      \(WriterWords.list(words)); \(count) events
      An error ends the transaction for all of its appends. So roll it back, and write each of \
      them alone. Chapter 8, exercise 8.7.
      """)
  }
}

/// Appends in so many tasks at once, one note after the other in each; returns the versions at the end.
func appendInTasks(
  _ tasks: Int, each count: Int,
  _ append: @escaping @Sendable (PendingAppend) async throws -> AppendResult
) async throws -> [Int] {
  try await withThrowingTaskGroup(of: Int.self) { group in
    for task in 1...tasks {
      group.addTask {
        var version = 0
        for number in 1...count {
          let note = PendingAppend.notes(
            [task * 1_000 + number], to: .note("\(task)"), expecting: .exactly(version))
          version = try await append(note).version
        }
        return version
      }
    }
    return try await group.reduce(into: []) { $0.append($1) }
  }
}
