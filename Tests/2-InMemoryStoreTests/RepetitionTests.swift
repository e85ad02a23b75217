import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The same append again")
struct RepetitionTests {
  /// The events 1, and 2 with 3, and 4 in a stream, each number an append.
  private var log = EventLog()

  init() throws {
    try log.append([1].notes, to: .first, expecting: .noStream, at: noon)
    try log.append([2, 3].notes, to: .first, expecting: .exactly(1), at: noon)
    try log.append([4].notes, to: .first, expecting: .exactly(3), at: noon)
  }

  @Test(
    "A repeated append gets the answer that the first one got", .exercise("2.7"),
    arguments: [ExpectedVersion.exactly(1), .any, .exactly(9)])
  mutating func answersAgain(expected: ExpectedVersion) throws {
    let outcome = try outcome(of: [2, 3].notes, to: .first, expecting: expected)
    try #require(
      outcome == .appended(AppendResult(version: 3, position: GlobalPosition(rawValue: 3))),
      """
      The events 2 and 3 were appended, and the answer was lost on its way. Appended again with \
      the same ids, expecting \(expected), they have to get the answer from before, version 3 at \
      position 3, although the stream has gone on. Your code \(outcome). \
      Read: Chapter 2, exercise 2.7.
      """)
  }

  @Test("A repeated append records nothing", .exercise("2.7"))
  mutating func recordsNothing() throws {
    let repeated = [4].notes
    let outcome = try outcome(of: repeated, to: .first, expecting: .any)
    try #require(
      log.events.texts == (1...4).map { "note \($0)" },
      """
      Event 4 came a second time with the same id, and now the log holds \(log.events.texts). \
      A deposit that is repeated because its answer was lost must not count twice. Your code \
      \(outcome). Read: Chapter 2, exercise 2.7.
      """)
  }

  @Test("An append of no events is no repetition", .exercise("2.7"))
  mutating func takesNothing() throws {
    // Without this, an answer to nothing at all would do.
    let known = try outcome(of: [4].notes, to: .first, expecting: .exactly(3))
    let nothing = try outcome(of: [], to: .first, expecting: .exactly(4))
    let four = AppendResult(version: 4, position: GlobalPosition(rawValue: 4))
    try #require(
      known == .appended(four) && nothing == .appended(four),
      """
      Event 4 came again, and then nothing was appended. Both times the stream stays at version 4, \
      position 4. Your code \(known) to the one and \(nothing) to the other. \
      Read: Chapter 2, exercise 2.7.
      """)
  }

  @Test("An append of new events is no repetition", .exercise("2.7"))
  mutating func takesNewEvents() throws {
    // Without this, an answer to everything would do.
    let known = try outcome(of: [4].notes, to: .first, expecting: .exactly(3))
    let new = try outcome(of: [5].notes, to: .first, expecting: .exactly(4))
    let five = AppendResult(version: 5, position: GlobalPosition(rawValue: 5))
    try #require(
      known.versionConflict == nil && new == .appended(five),
      """
      Event 4 is known, and event 5 is new: it has to become version 5. Your code \(known) to \
      the one and \(new) to the other. Read: Chapter 2, exercise 2.7.
      """)
  }

  @Test(
    "An id that is taken in any other way is refused", .exercise("2.7"),
    arguments: [
      Mistake([4, 5], to: .first, taken: [4], "4 is known and 5 is new"),
      Mistake([5, 4], to: .first, taken: [4], "5 is new and 4 is known"),
      Mistake([3, 2], to: .first, taken: [2, 3], "they came in the other order"),
      Mistake([2, 4], to: .first, taken: [2, 4], "event 3 stands between them"),
      Mistake([3], to: .second, taken: [3], "event 3 belongs to another stream"),
      Mistake([1, 12], to: .first, taken: [1, 12], "event 12 belongs to another stream"),
      Mistake([6, 6], to: .first, taken: [6], "the same id stands twice in one append"),
    ])
  fileprivate mutating func refusesTakenID(mistake: Mistake) throws {
    try log.append([11, 12].notes, to: .second, expecting: .noStream, at: noon)
    let outcome = try outcome(of: mistake.numbers.notes, to: mistake.stream, expecting: .any)
    try #require(
      outcome.takenID != nil && log.events.count == 6,
      """
      The events \(mistake.numbers) were appended to \(mistake.stream): \(mistake.reason). That is \
      no repetition but a mistake, and has to throw `EventIDConflict` with nothing recorded. Your \
      code \(outcome), and the log, which had 6 events, has \(log.events.count). To guess here is \
      to lose an event or to keep it twice. Read: Chapter 2, exercise 2.7.
      """)
    try #require(
      outcome.takenID.map(mistake.takenIDs.contains) == true,
      """
      The events \(mistake.numbers) were appended to \(mistake.stream): \(mistake.reason). Of their \
      ids \(mistake.takenIDs) may be named as taken, but your code \(outcome). Whoever looks for \
      the mistake in the log has nothing but that id. Read: Chapter 2, exercise 2.7.
      """)
  }

  private mutating func outcome(
    of events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) throws -> AppendOutcome {
    try AppendOutcome { try log.append(events, to: stream, expecting: expected, at: noon) }
  }
}

/// An append whose ids are taken, and not by a repetition of it.
private struct Mistake: Sendable, CustomTestStringConvertible {
  let numbers: [Int]
  let stream: StreamID
  /// The ids that are not free.
  let takenIDs: [EventID]
  let reason: String

  init(_ numbers: [Int], to stream: StreamID, taken: [Int], _ reason: String) {
    self.numbers = numbers
    self.stream = stream
    self.takenIDs = taken.map { CountedEventIDs.id(numbered: UInt64($0)) }
    self.reason = reason
  }

  var testDescription: String { "\(numbers) to \(stream)" }
}
