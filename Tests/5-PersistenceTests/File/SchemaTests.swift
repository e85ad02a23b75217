import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import Testing

@Suite("Stage 5: A table that refuses")
struct SchemaTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:")
    let outcome = try Outcome { try connection.execute(Schema.events) }
    try #require(
      outcome.error == nil,
      """
      SQLite does not understand your statement: making the table \(outcome). Read: Chapter 5, \
      exercise 5.1.
      """)
  }

  private func id(_ number: UInt64) -> SQLValue {
    .text(CountedEventIDs.id(numbered: number).description)
  }

  /// A row of the table, good as it is, with some columns otherwise, or with one left out.
  private func insert(
    _ changes: [String: SQLValue] = [:], leavingOut missing: String? = nil
  ) throws -> Outcome<Void> {
    let row: [(column: String, value: SQLValue)] = [
      ("stream", .text("account-1")), ("version", .integer(1)), ("id", id(1)),
      ("type", .text("MoneyDeposited")), ("shape", .integer(1)), ("data", .text("{}")),
      ("correlation_id", .null), ("causation_id", .null),
      ("recorded_at", .integer(1_767_610_800_000_000)),
    ].filter { $0.0 != missing }
    let values = row.map { "\(literal(changes[$0.column] ?? $0.value))" }
    return try Outcome {
      try connection.execute(
        """
        INSERT INTO events (\(row.map(\.column).joined(separator: ", ")))
        VALUES (\(values.joined(separator: ", ")))
        """)
    }
  }

  private func literal(_ value: SQLValue) -> String {
    switch value {
    case .null: "NULL"
    case .integer(let integer): "\(integer)"
    case .real(let real): "\(real)"
    case .text(let text): "'\(text)'"
    case .blob(let bytes): "zeroblob(\(bytes.count))"
    }
  }

  @Test("The table takes ordinary events of many streams", .exercise("5.1"))
  func takes() throws {
    let outcomes = [
      try insert(), try insert(["version": .integer(2), "id": id(2)]),
      try insert(["stream": .text("account-2"), "id": id(3)]),
      try insert(["version": .integer(3), "id": id(4), "type": .text("AccountClosed")]),
      try insert([
        "version": .integer(4), "id": id(5), "correlation_id": .text("a"),
        "causation_id": .text("b"),
      ]),
      try insert([
        "version": .integer(5), "id": id(6), "correlation_id": .text("a"),
        "causation_id": .text("b"),
      ]),
    ]
    let refused = outcomes.first { $0.error != nil }
    try #require(
      refused == nil,
      """
      Six events of two streams, most of them with the same type, shape, data and time, four of them \
      without a correlation and a cause, and two with the same ones: the table has to take all six, \
      but one insert \(words(refused)). Only the place in a stream and the id may not come again, \
      and only the correlation and the cause may be missing. Read: Chapter 5, exercise 5.1.
      """)
    let positions = try connection.run("SELECT position FROM events ORDER BY rowid") {
      $0.integer(0)
    }
    try #require(
      positions == [1, 2, 3, 4, 5, 6],
      """
      Six events were inserted, and nobody said at which position. The table has to count them, 1 \
      to 6, but their positions are \(positions). Read: Chapter 5, exercise 5.1.
      """)
  }

  @Test("A version exists once in each stream", .exercise("5.1"))
  func refusesSecond() throws {
    let first = try insert()
    let second = try insert(["id": id(2)])
    try #require(
      first.error == nil && second.error != nil,
      """
      Version 1 of account-1 was inserted twice, with two ids. The first one has to be taken and the \
      second one refused, but the first one \(words(first)), and the second one \(words(second)). \
      Two clerks who have both read an empty account would both be right, and one of them \
      overwrites the other. Read: Chapter 5, exercise 5.1.
      """)
  }

  @Test("An event id exists once in the table", .exercise("5.1"))
  func refusesID() throws {
    _ = try insert()
    let again = try insert(["version": .integer(2)])
    let elsewhere = try insert(["stream": .text("account-2")])
    try #require(
      again.error != nil && elsewhere.error != nil,
      """
      An event is in account-1. The same id again, in that stream or in another one, has to be \
      refused; in that stream it \(words(again)), in another one it \(words(elsewhere)). A deposit \
      whose answer was lost would count twice. Read: Chapter 5, exercise 5.1.
      """)
  }

  @Test(
    "Only the correlation and causation ids may be NULL", .exercise("5.1"),
    arguments: ["stream", "version", "id", "type", "shape", "data", "recorded_at"])
  func refusesNull(column: String) throws {
    let null = try insert([column: .null])
    let nothing = try insert(leavingOut: column)
    try #require(
      null.error != nil && nothing.error != nil,
      """
      An event came with NULL as its \(column), and it \(words(null)). Another one came without a \
      word about it, and it \(words(nothing)). Both have to be refused: what nobody has said, the \
      table must not make up, and it would stay there for ever. Read: Chapter 5, exercise 5.1.
      """)
  }

  @Test("An event may have no correlation id and no causation id", .exercise("5.1"))
  func takesNull() throws {
    let without = try insert()
    let with = try insert([
      "version": .integer(2), "id": id(2), "correlation_id": .text("request 7"),
      "causation_id": .text("command 7"),
    ])
    try #require(
      without.error == nil && with.error == nil,
      """
      One event has a correlation and a cause, another one has neither, and both are good. The one \
      without \(words(without)), the one with them \(words(with)). Read: Chapter 5, exercise 5.1.
      """)
  }

  @Test(
    "An INTEGER column rejects text", .exercise("5.1"),
    arguments: ["version", "shape", "recorded_at"])
  func refusesText(column: String) throws {
    let outcome = try insert([column: .text("two")])
    try #require(
      outcome.error != nil,
      """
      The column \(column) is a number, somebody wrote 'two' into it, and the table \
      \(words(outcome)). Left to itself, SQLite takes any text for a number; whoever reads it later \
      gets a 0. The type of the column and one word at the end of the statement, together, change \
      that. Read: Chapter 5, exercise 5.1.
      """)
  }

  @Test("Versions, shapes and times are stored as integers", .exercise("5.1"))
  func keepsIntegers() throws {
    _ = try insert()
    let types = try connection.run(
      "SELECT typeof(version), typeof(shape), typeof(recorded_at) FROM events"
    ) { [$0.text(0), $0.text(1), $0.text(2)] }.first
    try #require(
      types == ["integer", "integer", "integer"],
      """
      An event was inserted with whole numbers as its version, shape and time. All three have to be \
      integers in the table, but they are \(types ?? []). A version of 2.0 is not the one after 1, \
      and microseconds do not fit into a floating-point number for ever. Read: Chapter 5, \
      exercise 5.1.
      """)
  }

  @Test("A position is never reused", .exercise("5.1"))
  func countsOn() throws {
    _ = try insert()
    _ = try insert(["version": .integer(2), "id": id(2)])
    try connection.execute("DELETE FROM events WHERE version = 2")
    _ = try insert(["version": .integer(2), "id": id(3)])
    let position = try connection.integer("SELECT position FROM events WHERE id = ?", id(3))
    try #require(
      position == 3,
      """
      Positions 1 and 2 were given, the event at 2 was removed by hand, and another event came. Its \
      position has to be 3, but it is \(position). A read model whose checkpoint is 2 believes that \
      it has seen position 2, and never asks for it again. Read: Chapter 5, exercise 5.1.
      """)
  }

  private func words(_ outcome: Outcome<Void>?) -> String {
    outcome?.error.map { "was refused (\($0))" } ?? "was not refused"
  }
}
