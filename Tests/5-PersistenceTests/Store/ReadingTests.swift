import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance
import TestStores
import Testing

@testable import Persistence
@testable import SQLite

@Suite("Stage 5: Pages")
struct ReadingTests {
  private let file: BankFile
  private let store: TemporaryStore

  init() throws {
    file = try BankFile()
    store = try file.store()
  }

  /// Two streams that took turns: 1 2 | 11 | 3 | 12 13 | 4 5.
  private func fill() async throws {
    for (numbers, stream) in [
      ([1, 2], StreamID.first), ([11], .second), ([3], .first), ([12, 13], .second),
      ([4, 5], .first),
    ] {
      try await store.append(numbers.notes, to: stream, expecting: .any)
    }
  }

  @Test(
    "A stream is read from any version, in both directions, with a limit",
    .exercise("5.9"),
    arguments: [
      (ReadDirection.forwards, nil, nil, [1, 2, 3, 4, 5]), (.forwards, 3, nil, [3, 4, 5]),
      (.forwards, 2, 2, [2, 3]), (.forwards, nil, 2, [1, 2]), (.forwards, 6, nil, []),
      (.forwards, 0, 2, [1, 2]), (.forwards, nil, 0, []), (.forwards, nil, -1, []),
      (.backwards, nil, nil, [5, 4, 3, 2, 1]), (.backwards, 3, nil, [3, 2, 1]),
      (.backwards, 4, 2, [4, 3]), (.backwards, nil, 1, [5]), (.backwards, 9, 2, [5, 4]),
      (.backwards, 0, nil, []), (.backwards, nil, 0, []),
    ] as [(ReadDirection, Int?, Int?, [Int])])
  func readsStream(direction: ReadDirection, start: Int?, limit: Int?, expected: [Int]) async throws
  {
    try await fill()
    let outcome = try await Outcome.reading {
      try await store.read(.first, direction, from: start, limit: limit)
    }
    try #require(
      outcome.value?.versions == expected
        && outcome.value?.texts == expected.map { "note \($0)" },
      """
      A stream has five events. It is read \(direction.word) from \
      \(start.map(String.init) ?? "`nil`, its \(direction == .forwards ? "beginning" : "end")"), \
      with the limit \(limit.map(String.init) ?? "`nil`, so all of it").
        expected: the versions \(expected)
        got:      the store \(outcome.page)
      The start belongs to the page. A negative limit means no events here, and "no limit" to \
      SQLite. Chapter 5, exercise 5.9.
      """)
  }

  @Test(
    "The log is read in pages, ordered by position", .exercise("5.9"),
    arguments: [
      (0, 100, [1, 2, 11, 3, 12, 13, 4, 5]), (0, 3, [1, 2, 11]), (3, 3, [3, 12, 13]),
      (6, 3, [4, 5]), (8, 3, []), (99, 3, []), (-1, 1, [1]), (0, 0, []), (0, -1, []),
    ])
  func readsLog(position: Int, limit: Int, expected: [Int]) async throws {
    try await fill()
    let outcome = try await Outcome.reading {
      try await store.readAll(after: GlobalPosition(rawValue: position), limit: limit)
    }
    try #require(
      outcome.value?.texts == expected.map { "note \($0)" },
      """
      The log has eight notes of two streams. It is read after position \(position), at most \
      \(limit).
        expected: the notes \(expected)
        got:      the store \(outcome.page)
      A page that repeats or skips an event gives every read model a wrong balance. Chapter 5, \
      exercise 5.9.
      """)
  }

  @Test(
    "Pages follow positions, not row counts or times", .exercise("5.9"),
    arguments: [
      (0, 9, [1, 2, 11, 3]), (2, 1, [11]), (2, 9, [11, 3]), (40, 1, [11]), (41, 9, [3]),
    ])
  func readsGaps(position: Int, limit: Int, expected: [Int]) async throws {
    try await store.append([1, 2].notes, to: .first, expecting: .any)
    try file.look().insertEvent(
      at: 41, stream: "notes-2", id: CountedEventIDs.id(numbered: 11).description,
      data: #"{"text":"note 11"}"#)
    try await store.append([3].notes, to: .first, expecting: .any)
    let outcome = try await Outcome.reading {
      try await store.readAll(after: GlobalPosition(rawValue: position), limit: limit)
    }
    try #require(
      outcome.value?.texts == expected.map { "note \($0)" },
      """
      The notes 1, 2, 11 and 3 are at the positions 1, 2, 41 and 42, and note 11 was written by a \
      slow clock. The log is read after position \(position), at most \(limit).
        expected: the notes \(expected)
        got:      the store \(outcome.page)
      A position is not a row count and not a time: use `position > ?` and order by position. \
      Chapter 5, exercise 5.9.
      """)
  }

  @Test(
    "The order does not depend on the query plan", .exercise("5.9"),
    arguments: [ReadDirection.forwards, .backwards])
  func asksForOrder(direction: ReadDirection) async throws {
    try await fill()
    // The last event has the time of a clock that was set back.
    try file.look().insertEvent(
      stream: "notes-1", version: 6, id: CountedEventIDs.id(numbered: 6).description,
      data: #"{"text":"note 6"}"#)
    // An index in which the newest event of a stream comes first.
    try file.look().execute(
      """
      CREATE INDEX newest_first ON events (stream, version DESC, position, id, type, shape, data,
        correlation_id, causation_id, recorded_at)
      """)
    let outcome = try await Outcome.reading {
      try await store.read(.first, direction, from: nil, limit: nil)
    }
    let expected = direction == .forwards ? Array(1...6) : (1...6).reversed()
    try #require(
      outcome.value?.versions == expected,
      """
      The file has another index, with the newest events first, and the clock was set back before \
      the last event. A stream is read \(direction.word).
        expected: the versions \(expected)
        got:      the store \(outcome.page)
      Without `ORDER BY` the query plan decides the order, and times don't order a stream: a \
      withdrawal would come before its deposit. Chapter 5, exercise 5.9.
      """)
  }

  @Test("Rows outside the page are not read", .exercise("5.9"))
  func readsPagesOnly() async throws {
    try file.look().insertEvent(stream: "notes-1", id: .noID(1))
    try await store.append((2...4).notes, to: .first, expecting: .exactly(1))
    try file.look().insertEvent(stream: "notes-1", version: 5, id: .noID(5))
    let outcomes = [
      (
        "the stream forwards from 2", [2, 3],
        try await Outcome.reading { try await store.read(.first, .forwards, from: 2, limit: 2) }
      ),
      (
        "the stream backwards from 4", [4, 3],
        try await Outcome.reading { try await store.read(.first, .backwards, from: 4, limit: 2) }
      ),
      (
        "the log after position 1", [2, 3],
        try await Outcome.reading {
          try await store.readAll(after: GlobalPosition(rawValue: 1), limit: 2)
        }
      ),
    ]
    for (request, expected, outcome) in outcomes {
      try #require(
        outcome.value?.versions == expected,
        """
        Of five events the first and the last are damaged. Two others were requested: \(request).
          expected: the versions \(expected)
          got:      the store \(outcome.page)
        Rows outside the page were read; in a log of ten million events that takes a while. The \
        limit belongs in the statement. Chapter 5, exercise 5.9.
        """)
    }
  }

  @Test("Reads reuse one prepared statement", .exercise("5.9"))
  func reusesStatements() async throws {
    try await fill()
    let connection = try file.look()
    let table = EventTable(connection: connection)
    func read(_ number: Int) throws -> Int {
      _ = try table.events(of: .first, .forwards, from: number, limit: 2)
      _ = try table.events(of: .second, .backwards, from: number, limit: 2)
      _ = try table.events(after: GlobalPosition(rawValue: number), limit: 2)
      return connection.statementCount
    }
    let first = try read(1)
    let last = try (2...5).map { try read($0) }.last
    try #require(
      first == last,
      """
      Both streams and the log were read, then read again from other versions and positions.
        expected: \(first) prepared statements, as after the first time
        got:      \(last ?? 0)
      A connection keeps one prepared statement for each SQL text. A number in the text makes a new \
      one for every page, and the memory fills up. Put every value into a `?`. Chapter 5, exercise \
      5.9.
      """)
  }

  @Test("A stream is found by its exact name", .exercise("5.9"))
  func readsByName() async throws {
    let streams = ["1", "11", "a", "A", "_", "%", "O'Brien", "' OR 1 = 1 --", "?"].map {
      StreamID(category: "notes", id: $0)
    }
    for (number, stream) in streams.enumerated() {
      try await store.append([number].notes, to: stream, expecting: .noStream)
    }
    for (number, stream) in streams.enumerated() {
      for direction in [ReadDirection.forwards, .backwards] {
        let outcome = try await Outcome.reading {
          try await store.read(stream, direction, from: nil, limit: nil)
        }
        try #require(
          outcome.value?.texts == ["note \(number)"],
          """
          The streams \(streams.map(\.description)) have one note each. \(stream) is read \
          \(direction.word).
            expected: note \(number)
            got:      the store \(outcome.page)
          A name goes into a `?` and is compared as a whole. O'Brien must not see another \
          customer's account, and no name may end the statement. Chapter 5, exercise 5.9.
          """)
      }
    }
  }
}

extension ReadDirection {
  fileprivate var word: String { self == .forwards ? "forwards" : "backwards" }
}

extension Outcome<[RecordedEvent]> {
  /// What comes of a reading.
  ///
  /// - Throws: `Unfinished` when the reading does.
  static func reading(
    _ read: () async throws -> [RecordedEvent]
  ) async throws(Unfinished) -> Self {
    let result: Result<[RecordedEvent], any Error>
    do {
      result = .success(try await read())
    } catch {
      result = .failure(error)
    }
    return try Outcome { try result.get() }
  }

  /// The end of a sentence: what notes were read, and where they stand.
  var page: String {
    guard let events = value else { return "\(self)" }
    return "gave \(events.texts), which are the versions \(events.versions) at the positions "
      + "\(events.positions)"
  }
}
