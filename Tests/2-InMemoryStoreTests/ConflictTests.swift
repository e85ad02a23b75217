import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Version conflicts")
struct ConflictTests {
  private var log = EventLog()

  @Test(
    "A stale append is rejected with the actual version", .exercise("2.3"),
    arguments: [ExpectedVersion.exactly(1), .exactly(3), .exactly(0), .noStream])
  mutating func rejectsStaleAppend(expected: ExpectedVersion) throws {
    try log.note([1, 2], in: .first)
    let outcome = try outcome(of: [3].notes, to: .first, expecting: expected)
    let conflict = VersionConflict(stream: .first, expected: expected, actual: 2)
    try #require(
      outcome == .versionConflict(conflict),
      """
      The stream is at version 2, and a writer appended with `expecting: .\(expected.code)`.
        expected: \(AppendOutcome.versionConflict(conflict))
        got:      \(outcome)
      Without the conflict, Ann and Ben both pay out the same money; without the actual version, \
      Ben doesn't know how much he has missed. Chapter 2, exercise 2.3.
      """)
  }

  @Test("A rejected append leaves nothing behind, not even half of it", .exercise("2.3"))
  mutating func recordsNothingOnConflict() throws {
    try log.note([1], in: .first)
    let outcome = try outcome(of: [2, 3].notes, to: .first, expecting: .exactly(7))
    try #require(
      outcome.versionConflict != nil,
      """
      The stream is at version 1, and a writer appended with `expecting: .exactly(7)`.
        expected: a `VersionConflict`
        got:      \(outcome)
      Chapter 2, exercise 2.3.
      """)
    let known = [2, 3].filter { log.indices[CountedEventIDs.id(numbered: $0)] != nil }
    try #require(
      log.events.positions == [1] && log.version(of: .first) == 1 && known.isEmpty,
      """
      Two events were rejected, and yet something of them was recorded.
        expected: 1 event in the log, the stream at version 1, no id of the two in `indices`
        got:      \(log.events.count) in the log, version \(log.version(of: .first)), \
      \(known.count) of the ids
      Check before you record anything: half a transfer is lost money. Chapter 2, exercise 2.3.
      """)
  }

  @Test(
    "The expected version is compared with the stream, not with the whole log", .exercise("2.3"),
    arguments: [StreamID.second, .namesake])
  mutating func comparesStream(other: StreamID) throws {
    try log.note([1, 2, 3], in: other)
    let new = try outcome(of: [4].notes, to: .first, expecting: .noStream)
    let one = AppendResult(version: 1, position: GlobalPosition(rawValue: 4))
    try #require(
      new == .appended(one),
      """
      The log has three events of \(other), and the first event of \(StreamID.first) was appended \
      with `expecting: .noStream`.
        expected: \(AppendOutcome.appended(one))
        got:      \(new)
      Streams are independent, and two of them may have the same id in different categories. \
      Compare with `before`, not with `events.count`: otherwise every teller conflicts with every \
      other. Chapter 2, exercise 2.3.
      """)
    let stale = try outcome(of: [5].notes, to: .first, expecting: .exactly(4))
    let conflict = VersionConflict(stream: .first, expected: .exactly(4), actual: 1)
    try #require(
      stale == .versionConflict(conflict),
      """
      The log has four events, and one of them is in \(StreamID.first). An append there was \
      `expecting: .exactly(4)`.
        expected: \(AppendOutcome.versionConflict(conflict))
        got:      \(stale)
      The version of a stream counts its own events only. Chapter 2, exercise 2.3.
      """)
  }

  @Test(
    "An append of no events is never rejected", .exercise("2.3"),
    arguments: [ExpectedVersion.exactly(7), .noStream, .any])
  mutating func takesNothing(expected: ExpectedVersion) throws {
    try log.note([1, 2], in: .first)
    let stale = try outcome(of: [3].notes, to: .first, expecting: .exactly(1))
    try #require(
      stale.versionConflict != nil,
      """
      First, an append that does have an event: the stream is at version 2, and the writer \
      expected version 1.
        expected: a `VersionConflict`
        got:      \(stale)
      Chapter 2, exercise 2.3.
      """)
    let outcome = try outcome(of: [], to: .first, expecting: expected)
    let two = AppendResult(version: 2, position: GlobalPosition(rawValue: 2))
    try #require(
      outcome == .appended(two) && log.version(of: .first) == 2,
      """
      No events were appended, with `expecting: .\(expected.code)`, to a stream at version 2.
        expected: \(AppendOutcome.appended(two))
        got:      \(outcome)
      A command that changes nothing leads to no events. There is nothing in it that could \
      conflict; the result says where the stream is. Chapter 2, exercise 2.3.
      """)
  }

  @Test(
    "An append to a new stream is rejected if it expects events there", .exercise("2.3"),
    arguments: [ExpectedVersion.exactly(1), .exactly(5), .streamExists], [0, 3])
  mutating func rejectsIntoNewStream(expected: ExpectedVersion, others: Int) throws {
    try log.note((10..<10 + others), in: .second)
    let outcome = try outcome(of: [1].notes, to: .first, expecting: expected)
    let conflict = VersionConflict(stream: .first, expected: expected, actual: 0)
    try #require(
      outcome == .versionConflict(conflict),
      """
      \(StreamID.first) has no events, another stream has \(others), and a writer appended to \
      \(StreamID.first) with `expecting: .\(expected.code)`.
        expected: \(AppendOutcome.versionConflict(conflict))
        got:      \(outcome)
      A stream that has no events yet is at version 0, and that is compared like any other version. \
      Otherwise money goes to an account that was never opened. Chapter 2, exercise 2.3.
      """)
  }

  private mutating func outcome(
    of events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) throws -> AppendOutcome {
    try AppendOutcome { try log.append(events, to: stream, expecting: expected, at: noon) }
  }
}

extension ExpectedVersion {
  /// The case as it is written in Swift, without the dot.
  var code: String {
    switch self {
    case .any: "any"
    case .noStream: "noStream"
    case .streamExists: "streamExists"
    case .exactly(let version): "exactly(\(version))"
    }
  }
}
