import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: Append")
struct AppendTests {
  private let file: BankFile
  private let store: TemporaryStore
  private static let noon = Date(timeIntervalSince1970: 1_767_610_800.123_456)

  init() throws {
    file = try BankFile()
    store = try file.store(clock: ManualWallClock(Self.noon))
  }

  @Test("An append inserts one complete row per event", .exercise("5.7"))
  func writesRows() async throws {
    let told = NewEvent(
      id: CountedEventIDs.id(numbered: 7), event: Note("told"),
      metadata: EventMetadata(
        correlationID: CorrelationID(rawValue: "request 1"),
        causationID: CausationID(rawValue: "command 2")))
    let outcome = try await AppendOutcome(
      of: [.note(1), told], to: .first, expecting: .noStream, in: store)
    let rows = try file.look().rows
    let time = 1_767_610_800_123_456
    let expected = [
      "1 notes-1 1 \(CountedEventIDs.id(numbered: 1)) Noted 1 {\"text\":\"note 1\"} - - \(time)",
      "2 notes-1 2 \(CountedEventIDs.id(numbered: 7)) Noted 1 {\"text\":\"told\"} request 1 "
        + "command 2 \(time)",
    ]
    try #require(
      outcome.result == AppendResult(version: 2, position: GlobalPosition(rawValue: 2))
        && rows == expected,
      """
      Two events were appended to a new stream, the second one with a correlation and a causation \
      id.
        expected: version 2 at position 2, and the rows
        \(expected.joined(separator: "\n  "))
        got:      the store \(outcome), and the rows
        \(rows.isEmpty ? "none" : rows.joined(separator: "\n  "))
      `insert` writes one complete row; the first event of a stream has version 1. Chapter 5, \
      exercise 5.7.
      """)
  }

  @Test("Versions count per stream, positions in the whole log", .exercise("5.7"))
  func counts() async throws {
    let answers = [
      try await AppendOutcome(of: [1, 2].notes, to: .first, expecting: .noStream, in: store),
      try await AppendOutcome(of: [3].notes, to: .second, expecting: .noStream, in: store),
      try await AppendOutcome(of: [4, 5].notes, to: .first, expecting: .exactly(2), in: store),
      try await AppendOutcome(of: [6].notes, to: .second, in: store),
    ]
    let places = try file.look().rows.map {
      $0.split(separator: " ").prefix(3).joined(separator: " ")
    }
    let results = answers.map { $0.result.map { [$0.version, $0.position.rawValue] } ?? [] }
    try #require(
      results == [[2, 2], [1, 3], [4, 5], [2, 6]]
        && places == [
          "1 notes-1 1", "2 notes-1 2", "3 notes-2 1", "4 notes-1 3", "5 notes-1 4", "6 notes-2 2",
        ],
      """
      Two events went to stream 1, one to stream 2, two more to stream 1 and one more to stream 2.
        expected: version and position \([[2, 2], [1, 3], [4, 5], [2, 6]])
        got:      \(results)
      Position, stream and version of the rows are \(places). A version counts in its stream, a \
      position in the whole log. Chapter 5, exercise 5.7.
      """)
  }

  @Test(
    "A stale or wrong expectation throws VersionConflict", .exercise("5.7"),
    arguments: [
      (0, ExpectedVersion.any, true), (0, .noStream, true), (0, .exactly(0), true),
      (0, .streamExists, false), (1, .streamExists, true), (1, .exactly(1), true),
      (0, .exactly(1), false), (0, .exactly(7), false),
      (2, .any, true), (2, .streamExists, true), (2, .exactly(2), true), (2, .noStream, false),
      (2, .exactly(0), false), (2, .exactly(1), false), (2, .exactly(3), false),
      (2, .exactly(7), false), (2, .exactly(-1), false), (2, .exactly(.max), false),
      (0, .exactly(.max - 1), false),
    ])
  func checks(version: Int, expected: ExpectedVersion, isRight: Bool) async throws {
    if version > 0 {
      _ = try await AppendOutcome(of: (1...version).notes, to: .first, in: store)
    }
    // Another stream is longer: its versions are no business of this one.
    _ = try await AppendOutcome(of: (11...17).notes, to: .second, in: store)
    let before = try file.look().rows
    let outcome = try await AppendOutcome(
      of: [21, 22].notes, to: .first, expecting: expected, in: store)
    let after = try file.look().rows
    try #require(
      isRight
        ? outcome.result?.version == version + 2 && after.count == before.count + 2
        : outcome.versionConflict
          == VersionConflict(stream: .first, expected: expected, actual: version)
          && after == before,
      """
      A stream has \(version) events, and two more were appended, expecting \(expected).
        expected: \
      \(isRight ? "version \(version + 2)" : "throws VersionConflict with actual \(version), and nothing is inserted")
        got:      the store \(outcome), and the file has \(after.count - before.count) more rows
      A missed conflict overwrites another writer's decision. A false one makes the \
      writer decide again for nothing. Chapter 5, exercise 5.7.
      """)
  }

  @Test(
    "A conflict is recognized from the trigger and from the constraint", .exercise("5.7"),
    arguments: [
      ("as it was made", ""), ("without the guards", "DROP TRIGGER IF EXISTS events_come_once"),
    ])
  func knowsBothRules(file words: String, sql: String) async throws {
    try file.look().execute(sql)
    _ = try await AppendOutcome(of: [1, 2].notes, to: .first, in: store)
    let late = try await AppendOutcome(of: [3].notes, to: .first, expecting: .exactly(1), in: store)
    let ahead = try await AppendOutcome(
      of: [4].notes, to: .first, expecting: .exactly(7), in: store)
    try #require(
      late.versionConflict?.actual == 2 && ahead.versionConflict?.actual == 2,
      """
      A stream is at version 2, in a file \(words). One writer expects version 1, and one expects \
      version 7.
        expected: both throw VersionConflict with actual 2
        got:      the first \(late), the second \(ahead)
      The trigger reports `.triggerConstraint`. When it was dropped, the table's own \
      constraint is left, and reports `.uniqueConstraint`. Chapter 5, exercise 5.7.
      """)
  }

  @Test("Of two processes with the same expected version, one wins", .exercise("5.7"))
  func twoProcesses() async throws {
    let other = try file.store()
    let mine = try await AppendOutcome(of: [1].notes, to: .first, expecting: .noStream, in: store)
    let late = try await AppendOutcome(of: [2].notes, to: .first, expecting: .noStream, in: other)
    let next = try await AppendOutcome(of: [3].notes, to: .first, expecting: .exactly(1), in: other)
    let stale = try await AppendOutcome(
      of: [4].notes, to: .first, expecting: .exactly(1), in: store)
    try #require(
      mine.result?.version == 1 && late.versionConflict?.actual == 1
        && next.result?.version == 2 && stale.versionConflict?.actual == 2,
      """
      Two processes have the file open, and append by turns. The second one expects no stream \
      after the first append; the first one expects version 1 after the second append.
        expected: the second is rejected with actual 1, then it appends version 2, and the first \
      is rejected with actual 2
        got:      it \(late), it \(next), and the first \(stale)
      What a process remembers doesn't count: the file does. Chapter 5, exercise 5.7.
      """)
  }

  @Test("A failed append is rolled back completely", .exercise("5.7"))
  func appendsWhole() async throws {
    _ = try await AppendOutcome(of: [1].notes, to: .second, in: store)
    let outcome = try await AppendOutcome(of: [2, 3, 1].notes, to: .first, in: store)
    let rows = try file.look().rows
    let next = try await AppendOutcome(of: [4].notes, to: .first, expecting: .noStream, in: store)
    try #require(
      outcome.result == nil && rows.count == 1 && next.result?.version == 1,
      """
      Three events were appended, and the id of the third one belongs to another event.
        expected: the append fails, none of the three is in the file, and the next append gives \
      version 1
        got:      the store \(outcome), \(rows.count - 1) of the three are in the file, and the \
      next append \(next)
      Half an append is a transfer whose money has left and arrived nowhere. Let the error out of \
      `record`: the savepoint undoes its rows. Chapter 5, exercise 5.7.
      """)
  }

  @Test("Another broken constraint is not a VersionConflict", .exercise("5.7"))
  func tellsApart() async throws {
    try file.look().execute(
      """
      CREATE UNIQUE INDEX one_note_for_all ON events (type);
      CREATE TRIGGER no_second BEFORE INSERT ON events WHEN NEW.stream = 'notes-9'
      BEGIN SELECT RAISE(ABORT, 'this stream is closed'); END;
      """)
    _ = try await AppendOutcome(of: [1].notes, to: .first, in: store)
    let closed = StreamID(category: "notes", id: "9")
    let outcomes = [
      try await AppendOutcome(of: [2].notes, to: .second, expecting: .noStream, in: store),
      try await AppendOutcome(of: [3].notes, to: closed, expecting: .any, in: store),
    ]
    try #require(
      outcomes.allSatisfy { $0.result == nil && $0.versionConflict == nil },
      """
      The file has two further constraints that have nothing to do with versions, and two appends \
      broke them. Both streams were as expected.
        expected: both fail with the database's own error
        got:      the first \(outcomes[0]), the second \(outcomes[1])
      A handler answers a VersionConflict by trying again, and it would try in vain. Compare the \
      code, and then the stream's real version. Chapter 5, exercise 5.7.
      """)
  }

  @Test("The result has the position of the last inserted row", .exercise("5.7"))
  func answersPosition() async throws {
    // A log that was put together of older ones, by hand: it begins at 41.
    try file.look().insertEvent(
      at: 41, stream: "notes-2", id: CountedEventIDs.id(numbered: 9).description)
    let outcome = try await AppendOutcome(of: [1, 2].notes, to: .first, in: store)
    let rows = try file.look().rows
    try #require(
      outcome.result == AppendResult(version: 2, position: GlobalPosition(rawValue: 43)),
      """
      The only event in the log is at position 41, and two events were appended to another stream.
        expected: version 2 at position 43
        got:      the store \(outcome), and the rows
        \(rows.joined(separator: "\n  "))
      Positions may have gaps, so they can't be counted. A client that waits for a wrong position \
      doesn't see its own write. `connection.lastInsertedKey` is the position. Chapter 5, exercise \
      5.7.
      """)
  }

  @Test("An empty append returns the current version and position", .exercise("5.7"))
  func appendsNothing() async throws {
    _ = try await AppendOutcome(of: [1, 2].notes, to: .first, in: store)
    _ = try await AppendOutcome(of: [3].notes, to: .second, in: store)
    let outcome = try await AppendOutcome(of: [], to: .first, expecting: .exactly(9), in: store)
    try #require(
      outcome.result == AppendResult(version: 2, position: GlobalPosition(rawValue: 3)),
      """
      Nothing was appended to a stream at version 2, in a log of 3 events.
        expected: version 2 at position 3
        got:      the store \(outcome)
      Chapter 5, exercise 5.7.
      """)
  }
}

extension Connection {
  /// Every event in the file, each in a line.
  var rows: [String] {
    get throws {
      try run(
        """
        SELECT position, stream, version, id, type, shape, data, correlation_id, causation_id,
          recorded_at FROM events ORDER BY position
        """
      ) { row in
        (0..<10).map { row.isNull($0) ? "-" : row.text($0) }.joined(separator: " ")
      }
    }
  }
}
