import EventSourcing
import ExerciseSupport
import ManyMachines
import Postgres
import StoreConformance
import Testing

@Suite("Stage 8: Pages")
struct EventPageTests {
  /// Two streams that took turns: 1 2 | 11 | 3 | 12 13 | 4 5.
  ///
  /// The rows are written in another order than that of their positions, as after many deletions or
  /// a restored backup: a table has no order.
  private static let log = Task {
    let database = try await EventsDatabase.withoutLocks()
    let log: [(number: Int, stream: StreamID)] = [
      (1, .first), (2, .first), (11, .second), (3, .first), (12, .second), (13, .second),
      (4, .first), (5, .first),
    ]
    let rows = log.enumerated().map { index, event in
      PostgresStatement.event(
        event.number, at: event.number % 10, of: event.stream,
        with: [
          "position": .integer(10 * index + 10),
          "causation_id": .text(event.number % 2 == 0 ? "even" : "odd"),
        ])
    }
    for index in [4, 0, 6, 2, 7, 1, 5, 3] { try await database.session.run(rows[index]) }
    return database
  }

  /// One database for all tests that only read.
  private func database() async throws -> EventsDatabase { try await Self.log.value }

  @Test(
    "A stream is read from any version, in both directions, with a limit", .exercise("8.2"),
    arguments: [
      (ReadDirection.forwards, nil, nil, [1, 2, 3, 4, 5]), (.forwards, 3, nil, [3, 4, 5]),
      (.forwards, 2, 2, [2, 3]), (.forwards, nil, 2, [1, 2]), (.forwards, 6, nil, []),
      (.forwards, 0, 2, [1, 2]), (.forwards, nil, 0, []), (.forwards, nil, -1, []),
      (.forwards, 1, .max, [1, 2, 3, 4, 5]), (.forwards, .max, 1, []),
      (.backwards, nil, nil, [5, 4, 3, 2, 1]), (.backwards, 3, nil, [3, 2, 1]),
      (.backwards, 4, 2, [4, 3]), (.backwards, nil, 1, [5]), (.backwards, 9, 2, [5, 4]),
      (.backwards, 0, nil, []), (.backwards, nil, 0, []), (.backwards, nil, -7, []),
    ] as [(ReadDirection, Int?, Int?, [Int])])
  func readsStream(direction: ReadDirection, start: Int?, limit: Int?, expected: [Int]) async throws
  {
    let database = try await database()
    let statement = EventQueries.events(of: .first, direction, from: start, limit: limit)
    let result = try await database.session.send([statement])[0]
    try #require(
      result.numbers == expected,
      """
      A stream has the events 1 to 5. It is read \
      \(direction == .forwards ? "forwards" : "backwards") from \
      \(start.map(String.init) ?? "`nil`"), with the limit \(limit.map(String.init) ?? "`nil`").
        expected: the events \(expected)
        got:      \(result.page)
      The start belongs to the page. A negative limit means no events here, and is an error for \
      PostgreSQL; NULL is no limit. Chapter 8, exercise 8.2.
      """)
  }

  @Test(
    "The log is read in pages, ordered by position", .exercise("8.2"),
    arguments: [
      (0, 100, [1, 2, 11, 3, 12, 13, 4, 5]), (0, 3, [1, 2, 11]), (30, 3, [3, 12, 13]),
      (35, 2, [3, 12]), (80, 10, []), (0, 0, []), (0, -1, []), (60, .max, [4, 5]),
      (.max, 5, []),
    ])
  func readsLog(position: Int, limit: Int, expected: [Int]) async throws {
    let database = try await database()
    let statement = EventQueries.events(after: GlobalPosition(rawValue: position), limit: limit)
    let result = try await database.session.send([statement])[0]
    try #require(
      result.numbers == expected,
      """
      The log has the events 1 2 11 3 12 13 4 5 at the positions 10, 20 and so on to 80. It is read \
      after position \(position), with the limit \(limit).
        expected: the events \(expected)
        got:      \(result.page)
      The event at the position itself was read before. Rows have no order without `ORDER BY`. \
      Chapter 8, exercise 8.2.
      """)
  }

  @Test("The events of a cause are found in their stream", .exercise("8.2"))
  func findsCaused() async throws {
    let database = try await database()
    let results = try await database.session.send([
      EventQueries.events(of: .first, causedBy: CausationID(rawValue: "odd")),
      EventQueries.events(of: .second, causedBy: CausationID(rawValue: "odd")),
      EventQueries.events(of: .first, causedBy: CausationID(rawValue: "o%")),
    ])
    try #require(
      results.map(\.numbers) == [[1, 3, 5], [11, 13], []],
      """
      In two streams, the cause of the events 1, 3, 5, 11 and 13 is "odd".
        expected: 1, 3 and 5 in stream 1, 11 and 13 in stream 2, and none with the cause "o%"
        got:      \(results.map(\.page))
      Compare the cause and the stream with `=`, and order by version. Chapter 8, exercise 8.2.
      """)
  }

  @Test("A stream is found by its exact name", .exercise("8.2"))
  func findsName() async throws {
    let database = try await EventsDatabase.withoutLocks()
    let names = [
      "'; DROP TABLE events; --", "%", "_", "\\", "A", "a", "é", "e\u{301}", "';", "\\\\",
    ]
    let streams = names.map { StreamID(category: "notes", id: $0) }
    for (index, stream) in streams.enumerated() {
      try await database.session.run(.event(21 + index, at: 1, of: stream))
    }
    for (index, stream) in streams.enumerated() {
      let result = try await database.session.send([
        EventQueries.events(of: stream, .forwards, from: nil, limit: nil)
      ])[0]
      let count = try? await database.rows.count
      try #require(
        result.numbers == [21 + index] && count == names.count,
        """
        Event \(21 + index) is in the stream \(stream), and \(names.count - 1) events are in other \
        streams. The stream was read.
          expected: the event \(21 + index), and the log still has \(names.count) events
          got:      \(result.page), and the log has \(count.map { "\($0)" } ?? "no") events
        `LIKE` gives % and _ a meaning, and a name that is put into the text is SQL. Chapter 8, \
        exercise 8.2.
        """)
    }
  }

  @Test("A row has all columns, in their order", .exercise("8.2"))
  func readsColumns() async throws {
    let database = try await EventsDatabase.withoutLocks()
    try await database.session.run(.event(1, at: 1, with: ["correlation_id": .text("request 1")]))
    let expected = try await database.rows.first ?? ""
    let statements = [
      EventQueries.events(of: .first, .forwards, from: nil, limit: nil),
      EventQueries.events(after: .start, limit: 1),
    ]
    let rows = try await database.session.send(statements).map { result in
      try result.get().map { row in
        (0..<10).map { row.isNull($0) ? "-" : row.text($0) }.joined(separator: " ")
      }
    }
    try #require(
      rows == [[expected], [expected]],
      """
      One event is in the log, and was read by its stream and by its position.
        expected: \(expected)
        got:      \(rows)
      Select `\\(columns)`: the store reads them by number. Chapter 8, exercise 8.2.
      """)
  }
}

extension Result where Success == PostgresRows, Failure == PostgresError {
  /// The numbers of the events in a page, from their ids; `nil` after an error.
  fileprivate var numbers: [Int]? {
    (try? get())?.map { Int($0.text(3).suffix(4), radix: 16) ?? 0 }
  }

  /// The page in words.
  fileprivate var page: String {
    switch self {
    case .success: "the events \(numbers ?? [])"
    case .failure(let error): "error \(error.code): \(error.message)"
    }
  }
}
