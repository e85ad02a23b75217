import EventSourcing
import ExerciseSupport
import Foundation
import ManyMachines
import Persistence
import Postgres
import StoreConformance
import Testing

@Suite("Stage 8: The append function")
struct AppendFunctionTests {
  @Test("An append inserts one complete row per event, in order", .exercise("8.3"))
  func writesRows() async throws {
    let database = try await EventsDatabase()
    let answer = try await database.session.append(
      PendingAppend(
        stream: .first, expected: .noStream,
        events: [
          event(5, "Noted", #"{"text":"it's \"5\", {5}"}"#),
          event(
            3, "Told", #"{"text":""}"#, shape: 2,
            metadata: EventMetadata(
              correlationID: CorrelationID(rawValue: "request 1"),
              causationID: CausationID(rawValue: "command 2"))),
        ], time: Date(timeIntervalSince1970: 1_772_366_400.25)))
    let expected = [
      "1 notes-1 1 \(CountedEventIDs.id(numbered: 5)) Noted 1 {\"text\":\"it's \\\"5\\\", {5}\"} - - "
        + "1772366400250000",
      "2 notes-1 2 \(CountedEventIDs.id(numbered: 3)) Told 2 {\"text\":\"\"} request 1 command 2 "
        + "1772366400250000",
    ]
    let rows = try await database.rows
    let advice =
      rows == expected
      ? "The rows are right. Set `outcome`, and `version` and `position` to those of the last row."
      : "The first event is in `p_ids[1]`, and `cardinality(p_ids)` is the number of events."
    try #require(
      answer == "stored: version 2, position 2" && rows == expected,
      """
      Two events were appended to a new stream.
        expected: stored: version 2, position 2, and the rows
        \(expected.joined(separator: "\n  "))
        got:      \(answer), and the rows
        \(rows.isEmpty ? "none" : rows.joined(separator: "\n  "))
      \(advice) Chapter 8, exercise 8.3.
      """)
  }

  @Test("A stale or wrong expectation is answered with a version conflict", .exercise("8.3"))
  func checks() async throws {
    let database = try await EventsDatabase()
    // Another stream is longer; its versions must not count.
    for number in 1...7 { try await database.session.run(.event(number, at: number, of: .second)) }
    let cases: [(version: Int, expected: ExpectedVersion, isRight: Bool)] = [
      (0, .any, true), (0, .noStream, true), (0, .streamExists, false), (0, .exactly(1), false),
      (2, .any, true), (2, .streamExists, true), (2, .exactly(2), true), (2, .noStream, false),
      (2, .exactly(1), false), (2, .exactly(3), false), (2, .exactly(.max), false),
    ]
    for (index, (version, expected, isRight)) in cases.enumerated() {
      let stream = StreamID(category: "case", id: "\(index)")
      let numbers = (1...4).map { 100 * index + 10 + $0 }
      for (version, number) in zip(1...4, numbers).prefix(version) {
        try await database.session.run(.event(number, at: version, of: stream))
      }
      let before = try await database.rows.count
      let answer = try await database.session.append(
        .notes(Array(numbers[2...]), to: stream, expecting: expected))
      let added = try await database.rows.count - before
      let right =
        isRight ? "stored: version \(version + 2)," : "version conflict: actual \(version)"
      try #require(
        answer.hasPrefix(right) && added == (isRight ? 2 : 0),
        """
        A stream has \(version) events, another one has 7. Two more were appended to the first one, \
        expecting \(expected).
          expected: \(right) and \(isRight ? 2 : 0) more rows
          got:      \(answer), and \(added) more rows
        A missed conflict overwrites another writer's decision. Without `RETURN`, or without the \
        semicolon before it, the function goes on after a conflict. `p_expected` is NULL for any \
        version, and -1 for an existing stream; a comparison with NULL is never true. Chapter 8, \
        exercise 8.3.
        """)
    }
  }

  @Test("A refused append does not end the transaction", .exercise("8.3"))
  func staysInTransaction() async throws {
    let database = try await EventsDatabase()
    try await database.session.run(.event(1, at: 1))
    let results = try await database.machine().send([
      PostgresStatement("BEGIN"),
      PendingAppend.notes([2], to: .first, expecting: .noStream).statement,
      PendingAppend.notes([3], to: .second, expecting: .noStream).statement,
      PostgresStatement("COMMIT"),
    ])
    let answers = results[1...2].map(\.answer)
    let count = try await database.rows.count
    try #require(
      answers == ["version conflict: actual 1", "stored: version 1, position 2"] && count == 2,
      """
      Two appends of two clients were sent in one transaction. The first one is stale, the second \
      one is right.
        expected: version conflict: actual 1; stored: version 1, position 2; and 2 rows
        got:      \(answers.joined(separator: "; ")); and \(count) rows
      After `RAISE`, PostgreSQL refuses every further statement of the transaction, so one client's \
      conflict ends the appends of others. Assign the outcome, and `RETURN`. Chapter 8, exercise 8.3.
      """)
  }

  @Test("Versions count per stream, positions in the whole log", .exercise("8.3"))
  func counts() async throws {
    let database = try await EventsDatabase()
    var answers: [String] = []
    for (numbers, stream) in [
      ([1, 2], StreamID.first), ([3], .second), ([4, 5], .first), ([6], .second),
    ] {
      answers.append(try await database.session.append(.notes(numbers, to: stream)))
    }
    let expected = [(2, 2), (1, 3), (4, 5), (2, 6)].map { "stored: version \($0), position \($1)" }
    let places = try await database.rows.map {
      $0.split(separator: " ").prefix(3).joined(separator: " ")
    }
    try #require(
      answers == expected
        && places == [
          "1 notes-1 1", "2 notes-1 2", "3 notes-2 1", "4 notes-1 3", "5 notes-1 4", "6 notes-2 2",
        ],
      """
      Two events went to stream 1, one to stream 2, two more to stream 1 and one more to stream 2.
        expected: \(expected.joined(separator: "; "))
        got:      \(answers.joined(separator: "; "))
      Position, stream and version of the rows are \(places). Chapter 8, exercise 8.3.
      """)
  }

  @Test("The answer has the position of the last event, also after a gap", .exercise("8.3"))
  func answersPosition() async throws {
    let database = try await EventsDatabase()
    let append = PendingAppend.notes([1, 2, 3], to: .first)
    _ = try await database.session.send([
      PostgresStatement("BEGIN"), append.statement, PostgresStatement("ROLLBACK"),
    ])
    let answer = try await database.session.append(append)
    let last = try await database.rows.last ?? "none"
    try #require(
      answer == "stored: version 3, position 6",
      """
      Three events were appended and rolled back, and then they were appended once more.
        expected: stored: version 3, position 6
        got:      \(answer); the last row is \(last)
      A sequence takes no number back, so positions have gaps and can't be counted. A client that \
      waits for a wrong position doesn't see its own write. Chapter 8, exercise 8.3.
      """)
  }

  private func event(
    _ number: UInt64, _ type: EventTypeName, _ data: String, shape: Int = 1,
    metadata: EventMetadata = EventMetadata()
  ) -> PendingAppend.Event {
    PendingAppend.Event(
      id: CountedEventIDs.id(numbered: number),
      stored: EventCodec.Stored(typeName: type, shape: shape, data: data), metadata: metadata)
  }
}

extension AppendFunctionTests {
  @Test("A large append keeps its order", .exercise("8.3"))
  func keepsOrder() async throws {
    let database = try await EventsDatabase()
    let numbers = (1...500).map { $0 * 7919 % 1_009 }
    let answer = try await database.session.append(.notes(numbers, to: .first))
    let rows = try await database.session.run("SELECT version, data FROM events ORDER BY position")
    let versions = rows.map { $0.integer(0) }
    let data = rows.map { $0.text(1) }
    let expected = numbers.map { #"{"text":"note \#($0)"}"# }
    let wrong = zip(data, expected).enumerated().first { $0.element.0 != $0.element.1 }
    try #require(
      answer == "stored: version 500, position 500" && versions == Array(1...500)
        && data == expected,
      """
      Five hundred events were appended at once, and read by position.
        expected: stored: version 500, position 500; versions 1 to 500; the events as they were sent
        got:      \(answer); versions that \(versions == Array(1...500) ? "rise by 1" : "don't"); \
      \(wrong.map { "event \($0.offset + 1) is \($0.element.0), not \($0.element.1)" } ?? "\(data.count) events, in order")
      Each event takes the next position when it is inserted, and the rows of a query have no order \
      without `ORDER BY`. Chapter 8, exercise 8.3.
      """)
  }

  @Test("The recorded time never runs backwards", .exercise("8.3"))
  func keepsTime() async throws {
    let database = try await EventsDatabase()
    let noon = Date(timeIntervalSince1970: 1_772_366_400)
    var answers: [String] = []
    for (number, seconds) in [(1, 0.0), (2, -60), (3, -1), (4, 30)] {
      answers.append(
        try await database.session.append(
          .notes(
            [number], to: number % 2 == 1 ? .first : .second, at: noon.addingTimeInterval(seconds)))
      )
    }
    let rows = try await database.session.run(
      "SELECT recorded_at / 1000000 - 1772366400 FROM events ORDER BY position")
    let seconds = rows.map { $0.integer(0) }
    try #require(
      seconds == [0, 0, 0, 30],
      """
      Four machines appended an event each. Their clocks said 12:00:00, 11:59:00, 11:59:59 and \
      12:00:30.
        expected: recorded 0, 0, 0 and 30 seconds after noon
        got:      \(seconds); the answers are \(answers.joined(separator: "; "))
      A statement for a day ends with the last event of this day. Take the later one of `p_time` and \
      the time of the last event in the log. Chapter 8, exercise 8.3.
      """)
  }

  @Test("Each append gets one of four outcomes", .exercise("8.3"))
  func hasFourOutcomes() async throws {
    let database = try await EventsDatabase()
    let appends: [(PendingAppend, String)] = [
      (.notes([1], to: .first).recording("deposit 5"), "stored: version 1, position 1"),
      (.notes([1], to: .first).recording("deposit 5"), "stored: version 1, position 1"),
      (.notes([2], to: .first).recording("deposit 6"), "key taken: k"),
      (.notes([3, 3], to: .first), "event id taken: \(CountedEventIDs.id(numbered: 3).words)"),
      (.notes([1], to: .second), "event id taken: \(CountedEventIDs.id(numbered: 1).words)"),
      (.notes([4], to: .first, expecting: .noStream), "version conflict: actual 1"),
      (.notes([4], to: .first, expecting: .exactly(1)), "stored: version 2, position 2"),
      (.notes([], to: .second, expecting: .exactly(9)), "stored: version 0, position 2"),
    ]
    var answers: [String] = []
    for (append, _) in appends { answers.append(try await database.session.append(append)) }
    let expected = appends.map(\.1)
    try #require(
      answers == expected,
      """
      These appends came one after the other: a deposit, the same once more, another request with \
      its idempotency key, two events with one id, an id from another stream, a stale append, a right \
      one, and one of no events.
        expected: \(expected.joined(separator: "; "))
        got:      \(answers.joined(separator: "; "))
      The steps around yours look for keys and ids. Yours has the outcomes 'stored' and 'version \
      conflict', and is for new events only. Chapter 8, exercise 8.3.
      """)
  }
}
