import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import Testing

@Suite("Stage 5: Opening a file")
struct OpeningTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  @Test("A new file gets all tables, application_id and user_version", .exercise("5.4"))
  func makes() throws {
    let outcome = try Outcome { try Connection.eventStore(at: file.path) }
    let look = try file.look()
    let tables = try look.tables
    let marks = try [
      look.integer("PRAGMA application_id"), look.integer("PRAGMA user_version"),
    ]
    try #require(
      outcome.value != nil
        && tables == ["events", "idempotency_records", "projections", "snapshots"]
        && marks == [Schema.applicationID, Schema.steps.count],
      """
      A bank was opened whose file didn't exist.
        expected: the tables of all steps, application_id \(Schema.applicationID), user_version \
      \(Schema.steps.count)
        got:      opening it \(outcome.happening); the tables \(tables), application_id \
      \(marks[0]), user_version \(marks[1])
      Without both numbers no program can tell tomorrow whose file this is, and which steps it has \
      run. A `PRAGMA` accepts no `?`: interpolate the number. Chapter 5, exercise 5.4.
      """)
  }

  @Test("Opening a file again runs no step twice", .exercise("5.4"))
  func opensAgain() throws {
    try Connection.eventStore(at: file.path).insertEvent()
    let outcome = try Outcome { try Connection.eventStore(at: file.path) }
    let count = try file.look().integer("SELECT count(*) FROM events")
    try #require(
      outcome.value != nil && count == 1,
      """
      A bank with one event was closed and opened again.
        expected: opening it went well, 1 event
        got:      opening it \(outcome.happening), \(count) events
      A file that has run all steps is up to date, and no step runs twice. Chapter 5, exercise \
      5.4.
      """)
  }

  @Test("A file with a newer schema is rejected unchanged", .exercise("5.4"))
  func refusesFuture() throws {
    let newer = try file.look()
    try newer.execute("PRAGMA application_id = \(Schema.applicationID)")
    try newer.execute("PRAGMA user_version = \(Schema.steps.count + 1)")
    try newer.execute("CREATE TABLE events (everything_is_different)")
    let before = try file.bytes
    let outcome = try Outcome { try Connection.eventStore(at: file.path) }
    let after = try file.bytes
    try #require(
      outcome.error as? StorageError == .fromTheFuture(version: Schema.steps.count + 1)
        && before == after,
      """
      The file has schema version \(Schema.steps.count + 1), and this program knows \
      \(Schema.steps.count).
        expected: throws StorageError.fromTheFuture, and the file is unchanged
        got:      opening it \(outcome.happening), and the file \
      \(before == after ? "is unchanged" : "was changed")
      An old program doesn't know what a newer one relies on. Check before you change anything. \
      Chapter 5, exercise 5.4.
      """)
  }

  @Test(
    "A file of another program is rejected unchanged", .exercise("5.4"),
    arguments: [
      "CREATE TABLE photos (a)", "PRAGMA application_id = 7; CREATE TABLE events (a)",
      "PRAGMA application_id = 7", "PRAGMA user_version = 2",
      "PRAGMA application_id = 7; PRAGMA user_version = 99",
      "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = -1",
    ])
  func refusesForeign(sql: String) throws {
    try file.look().execute(sql)
    let before = try file.bytes
    let outcome = try Outcome { try Connection.eventStore(at: file.path) }
    let after = try file.bytes
    try #require(
      outcome.error as? StorageError == .foreignFile && before == after,
      """
      Another program has made the file, with `\(sql)`.
        expected: throws StorageError.foreignFile, and the file is unchanged
        got:      opening it \(outcome.happening), and the file \
      \(before == after ? "is unchanged" : "was changed")
      A mistyped path must not delete other data. Check the owner before the version, and \
      before you change anything. Chapter 5, exercise 5.4.
      """)
  }

  @Test("A file that is not a database is rejected unchanged", .exercise("5.4"))
  func refusesText() throws {
    try Data(String(repeating: "Dear diary, ", count: 100).utf8)
      .write(to: URL(filePath: file.path))
    let before = try file.bytes
    let outcome = try Outcome { try Connection.eventStore(at: file.path) }
    let after = try file.bytes
    try #require(
      outcome.error != nil && before == after,
      """
      The path leads to a diary, which is no database.
        expected: throws an error, and the file is unchanged
        got:      opening it \(outcome.happening), and the file \(before == after ? "is unchanged" : "was changed")
      Chapter 5, exercise 5.4.
      """)
  }
}

extension Connection {
  /// The tables in the file, by name.
  var tables: [String] {
    get throws {
      try run(
        """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        ORDER BY name
        """
      ) { $0.text(0) }
    }
  }

  /// Inserts an event directly into the file; its time is long past.
  func insertEvent(
    at position: Int? = nil, stream: String = "account-1", version: Int = 1,
    id: String = CountedEventIDs.id(numbered: 1).description, type: String = "Noted",
    shape: Int = 1, data: String = #"{"text":"note 1"}"#
  ) throws {
    try run(
      """
      INSERT INTO events (position, stream, version, id, type, shape, data, recorded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, 0)
      """, position.map { .integer($0) } ?? .null, .text(stream), .integer(version), .text(id),
      .text(type), .integer(shape), .text(data))
  }
}

extension String {
  /// As long as an event's id, and none: a table may have a rule about its length.
  static func noID(_ number: Int) -> String { String(repeating: "x", count: 35) + "\(number)" }
}

extension Outcome {
  /// The end of a sentence about a call whose value does not matter.
  var happening: String { error.map { "threw \(type(of: $0)), \($0)" } ?? "went well" }
}
