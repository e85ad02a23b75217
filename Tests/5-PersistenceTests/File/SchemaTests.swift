import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import Testing

@Suite("Stage 5: Constraints of the table")
struct SchemaTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:")
    let outcome = try Outcome { try connection.execute(Schema.events) }
    try #require(
      outcome.error == nil,
      """
      SQLite rejects your statement: creating the table \(outcome).
      Look at the commas first, then at words of other databases, such as `SERIAL`. Chapter 5, \
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
      Six events of two streams were inserted. They share type, shape, data and time, four have no \
      correlation and causation id, and two have the same ones.
        expected: the table takes all six
        got:      one insert \(words(refused))
      These are ordinary events. Only the place in a stream and the id must be unique, and only \
      the two ids of origin may be NULL. Chapter 5, exercise 5.1.
      """)
    let positions = try connection.run("SELECT position FROM events ORDER BY rowid") {
      $0.integer(0)
    }
    try #require(
      positions == [1, 2, 3, 4, 5, 6],
      """
      Six events were inserted without a position.
        expected: the table assigns 1 to 6
        got:      \(positions)
      `position` has to be the table's INTEGER PRIMARY KEY. Chapter 5, exercise 5.1.
      """)
  }

  @Test("A version exists once in each stream", .exercise("5.1"))
  func refusesSecond() throws {
    let first = try insert()
    let second = try insert(["id": id(2)])
    try #require(
      first.error == nil && second.error != nil,
      """
      Version 1 of account-1 was inserted twice, with two ids.
        expected: the first insert is accepted, the second one is rejected
        got:      the first \(words(first)), the second \(words(second))
      Two tellers who have both read the empty account would both succeed, and one would overwrite \
      the other. Add a rule for the pair `(stream, version)`. Chapter 5, exercise \
      5.1.
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
      The id of an event in account-1 was inserted again.
        expected: rejected in the same stream, rejected in another one
        got:      in the same stream it \(words(again)), in another one it \(words(elsewhere))
      A deposit whose answer was lost would count twice. `id` is unique in the whole table. \
      Chapter 5, exercise 5.1.
      """)
  }

  @Test("Text is compared byte by byte", .exercise("5.1"))
  func comparesBytes() throws {
    _ = try insert(["stream": .text("account-a")])
    let other = try insert(["stream": .text("account-A"), "id": id(2)])
    let longer = try insert(["stream": .text("account-a "), "id": id(3)])
    let again = try insert(["stream": .text("account-a"), "id": id(4)])
    try #require(
      other.error == nil && longer.error == nil && again.error != nil,
      """
      Version 1 of 'account-a' is in the table. Then version 1 of 'account-A', of 'account-a ' with \
      a space, and of 'account-a' again was inserted.
        expected: 'account-A' and 'account-a ' are accepted, the second 'account-a' is rejected
        got:      'account-A' \(words(other)), 'account-a ' \(words(longer)), the second \
      'account-a' \(words(again))
      By default, text is compared byte by byte, so these are three streams. A collation such as \
      NOCASE makes them one, and the second customer can't open an account. Chapter 5, exercise 5.1.
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
      Two events were inserted: one with NULL as its \(column), one without that column.
        expected: both are rejected
        got:      the first \(words(null)), the second \(words(nothing))
      What the program forgets to say must not be made up, because the log keeps it for ever. \
      Chapter 5, exercise 5.1.
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
      Two events were inserted: one with a correlation and a causation id, one without.
        expected: both are accepted
        got:      the one without \(words(without)), the one with them \(words(with))
      The first event of a request has no cause. Chapter 5, exercise 5.1.
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
      The text 'two' was inserted into the column \(column).
        expected: rejected
        got:      it \(words(outcome))
      SQLite stores any text in an INTEGER column unless the table is strict, and a reader gets 0. \
      Chapter 5, exercise 5.1.
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
      An event was inserted with whole numbers as its version, shape and time.
        expected: integer, integer, integer
        got:      \((types ?? []).joined(separator: ", "))
      A version of 2.0 is not the one after 1, and microseconds don't fit into a floating-point \
      number for ever. Chapter 5, exercise 5.1.
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
      Positions 1 and 2 were assigned, the event at 2 was deleted by hand, and another event was \
      inserted.
        expected: position 3
        got:      position \(position)
      A read model with checkpoint 2 has seen position 2 and never reads it again, so it would \
      miss the new event. Chapter 5, exercise 5.1.
      """)
  }

  private func words(_ outcome: Outcome<Void>?) -> String {
    outcome?.error.map { "was rejected (\($0))" } ?? "was accepted"
  }
}
