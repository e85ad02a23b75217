import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import ScriptedPostgres
import StoreConformance
import Testing

@Suite("Stage 8: The checkpoint is a pair")
struct TransactionCheckpointTests {
  /// The same number in 32 bits would be 7.
  private static let farTransaction = 2 << 32 + 7

  @Test(
    "A checkpoint has both numbers, and a transaction may be beyond 32 bits", .exercise("8.6"),
    arguments: [7, farTransaction])
  func keepsBoth(transaction: Int) async throws {
    let session = ScriptedSession { _ in
      [.success(PostgresRows([Self.row(11, in: transaction - 1), Self.row(3, in: transaction)]))]
    }
    let page = try await TransactionLog(on: session).page(after: .start, limit: 10)
    let expected = TransactionCheckpoint(
      transaction: transaction, position: GlobalPosition(rawValue: 3))
    try #require(
      page.checkpoint == expected,
      """
      The last event of a page is at position 3, in transaction \(transaction).
        expected: the checkpoint \(expected)
        got:      the checkpoint \(page.checkpoint)
      Both numbers belong to one event, the last one of the page. Chapter 8, exercise 8.6.
      """)
  }

  @Test("A page without events keeps the checkpoint", .exercise("8.6"))
  func staysAtEnd() async throws {
    let start = TransactionCheckpoint(transaction: 41, position: GlobalPosition(rawValue: 5))
    let page = try await TransactionLog(on: ScriptedSession()).page(after: start, limit: 10)
    try #require(
      page.checkpoint == start && page.events.isEmpty,
      """
      A reader is at \(start), and there is nothing after it yet.
        expected: the checkpoint \(start)
        got:      the checkpoint \(page.checkpoint)
      If it goes back to the start, every total is counted again. Chapter 8, exercise 8.6.
      """)
  }

  @Test("All values are parameters", .exercise("8.6"))
  func bindsValues() async throws {
    let session = ScriptedSession()
    let log = TransactionLog(on: session)
    let start = TransactionCheckpoint(
      transaction: Self.farTransaction, position: GlobalPosition(rawValue: 4_711))
    _ = try await log.page(after: start, limit: 25)
    _ = try await log.page(after: .start, limit: 8)
    let statements = session.statements
    try #require(statements.count == 2, "Two pages should be two statements.")
    let values: [[PostgresValue]] = [
      [.text("\(start.transaction)"), .integer(start.transaction)], [.integer(4_711)],
      [.integer(25)],
    ]
    let missing = values.filter { forms in
      !forms.contains { statements[0].parameters.contains($0) }
    }
    try #require(
      statements[0].sql == statements[1].sql && missing.isEmpty,
      """
      Two pages were read, one after \(start) and one after \(TransactionCheckpoint.start).
        expected: the same SQL, with other parameters
        got:      \(statements[0].sql)
                  \(statements[0].parameters)
                  \(statements[1].sql)
                  \(statements[1].parameters)
      The transaction, the position and the limit are parameters, so that PostgreSQL prepares one \
      statement. A transaction has 64 bits. Chapter 8, exercise 8.6.
      """)
  }

  @Test("A limit below zero is no error", .exercise("8.6"), arguments: [0, -1, .min])
  func clampsLimit(limit: Int) async throws {
    let log = try await FollowedLog()
    let writer = try await log.writer()
    try await writer.insert(1)
    try await writer.commit()
    try await log.waitUntilAllAreOver()
    let page = try await Outcome.awaiting { try await log.page(limit: limit) }
    try #require(
      page.value == [],
      """
      The log has one event, and a page of \(limit) was read.
        expected: gave []
        got:      \(page)
      PostgreSQL refuses a negative LIMIT with 2201W. Chapter 8, exercise 8.6.
      """)
  }

  /// A row of the log, with the event at `position`.
  private static func row(_ position: Int, in transaction: Int) -> [PostgresValue] {
    [
      .integer(position), .text("notes-1"), .integer(position),
      .text(CountedEventIDs.id(numbered: UInt64(position)).description), .text("Noted"),
      .integer(1), .text(#"{"text":"note"}"#), .null, .null, .integer(1_772_366_400_000_000),
      .text("\(transaction)"),
    ]
  }
}
