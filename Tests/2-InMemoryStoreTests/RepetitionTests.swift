import EventSourcing
import ExerciseSupport
import Foundation
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Repeated appends")
struct RepetitionTests {
  /// The events 1, then 2 and 3, then 4 in one stream.
  private var log = EventLog()

  init() throws {
    try log.note([1], in: .first)
    try log.note([2, 3], in: .first, at: noon + 60)
    try log.note([4], in: .first, at: noon + 120)
  }

  @Test(
    "A repeated append gets the result of the first one", .exercise("2.7"),
    arguments: [ExpectedVersion.exactly(1), .any, .exactly(9)])
  mutating func answersAgain(expected: ExpectedVersion) throws {
    let outcome = try outcome(of: [2, 3].notes, to: .first, expecting: expected)
    let three = AppendResult(version: 3, position: GlobalPosition(rawValue: 3))
    try #require(
      outcome == .appended(three),
      """
      The events 2 and 3 were appended, then event 4. The answer about 2 and 3 was lost, and they \
      were appended again with the same ids and `expecting: .\(expected.code)`.
        expected: \(AppendOutcome.appended(three))
        got:      \(outcome)
      The writer needs the answer it missed, whatever it expects and whatever came since. \
      Chapter 2, exercise 2.7.
      """)
  }

  @Test(
    "Part of an earlier append is a repetition, too", .exercise("2.7"),
    arguments: [[2], [3], [1, 2], [1, 2, 3, 4]])
  mutating func answersParts(numbers: [Int]) throws {
    let outcome = try outcome(of: numbers.notes, to: .first, expecting: .any)
    let last = numbers.last ?? 0
    let result = AppendResult(version: last, position: GlobalPosition(rawValue: last))
    try #require(
      outcome == .appended(result) && log.events.count == 4,
      """
      Event 1 was appended, then 2 and 3, then 4. Now \(numbers) was appended with the same ids.
        expected: \(AppendOutcome.appended(result))
        got:      \(outcome)
      All of these events are in the stream, one after the other. The log doesn't know, and \
      doesn't need to know, where an append began or ended. Chapter 2, exercise 2.7.
      """)
  }

  @Test(
    "Other streams' events between the repeated ones make no difference", .exercise("2.7"))
  mutating func answersAcrossOtherStreams() throws {
    try log.note([11, 12], in: .second)
    try log.note([5], in: .first)
    let outcome = try outcome(of: [4, 5].notes, to: .first, expecting: .any)
    let five = AppendOutcome.appended(
      AppendResult(version: 5, position: GlobalPosition(rawValue: 7)))
    try #require(
      outcome == five,
      """
      The log has the events 1 to 4 in \(StreamID.first), 11 and 12 in \(StreamID.second), and \
      then 5 in \(StreamID.first). The events 4 and 5 were appended to \(StreamID.first) again.
        expected: \(five)
        got:      \(outcome)
      Their versions follow each other; their places in the log don't have to. \
      Chapter 2, exercise 2.7.
      """)
  }

  @Test("A repeated append records nothing", .exercise("2.7"))
  mutating func recordsNothing() throws {
    let outcome = try outcome(of: [4].notes, to: .first, expecting: .any)
    try #require(
      log.events.texts == (1...4).map { "note \($0)" },
      """
      Event 4 was appended a second time with the same id, and the append \(outcome).
        expected in the log: \((1...4).map { "note \($0)" })
        got:                 \(log.events.texts)
      A deposit that is repeated because its answer was lost counts once. Chapter 2, exercise 2.7.
      """)
  }

  @Test("An append of no events is not a repetition", .exercise("2.7"))
  mutating func takesNothing() throws {
    // Without this, an answer to nothing at all would do.
    let known = try outcome(of: [4].notes, to: .first, expecting: .exactly(3))
    let nothing = try outcome(of: [], to: .first, expecting: .exactly(4))
    let four = AppendOutcome.appended(
      AppendResult(version: 4, position: GlobalPosition(rawValue: 4)))
    try #require(
      known == four && nothing == four,
      """
      Event 4 was appended again, and then an append of no events was made.
        expected: both times \(four)
        got:      \(known), then \(nothing)
      With no events there is no known id: `repeated` returns `nil`. Chapter 2, exercise 2.7.
      """)
  }

  @Test("An append of new events is not a repetition", .exercise("2.7"))
  mutating func takesNewEvents() throws {
    // Without this, an answer to everything would do.
    let known = try outcome(of: [4].notes, to: .first, expecting: .exactly(3))
    let new = try outcome(of: [5].notes, to: .first, expecting: .exactly(4))
    let results = [4, 5].map { number in
      AppendOutcome.appended(
        AppendResult(version: number, position: GlobalPosition(rawValue: number)))
    }
    try #require(
      [known, new] == results,
      """
      Event 4 was appended again, and then event 5, which is new.
        expected: \(results[0]), then \(results[1])
        got:      \(known), then \(new)
      An id that isn't in the log belongs to a new event. Chapter 2, exercise 2.7.
      """)
  }

  @Test(
    "Any other use of a taken id is rejected", .exercise("2.7"),
    arguments: [
      Misuse([4, 5], to: .first, taken: [4], "4 is known and 5 is new"),
      Misuse([5, 4], to: .first, taken: [4], "5 is new and 4 is known"),
      Misuse([3, 2], to: .first, taken: [2, 3], "the log has them in the other order"),
      Misuse([1, 3, 2, 4], to: .first, taken: [1, 2, 3, 4], "the log has 2 before 3"),
      Misuse([2, 4], to: .first, taken: [2, 4], "the log has event 3 between them"),
      Misuse([3], to: .second, taken: [3], "event 3 is in another stream"),
      Misuse([3], to: .namesake, taken: [3], "event 3 is in another stream"),
      Misuse([1, 12], to: .first, taken: [1, 12], "event 12 is in another stream"),
      Misuse([6, 6], to: .first, taken: [6], "it's the same id twice"),
      Misuse([6, 7, 6], to: .first, taken: [6], "it's the same id twice"),
      Misuse([4, 4], to: .first, taken: [4], "it's the same id twice"),
    ])
  fileprivate mutating func rejectsTakenID(misuse: Misuse) throws {
    try log.note([11, 12], in: .second)
    let outcome = try outcome(of: misuse.numbers.notes, to: misuse.stream, expecting: .any)
    try #require(
      outcome.takenID != nil && log.events.count == 6,
      """
      The log has the events 1 to 4 in \(StreamID.first) and 11 and 12 in \(StreamID.second). The \
      events \(misuse.numbers) were appended to \(misuse.stream), but \(misuse.reason).
        expected: an `EventIDConflict`, and still 6 events in the log
        got:      the append \(outcome), and \(log.events.count) events in the log
      This isn't a repetition. To guess what was meant loses an event or records it twice. \
      Chapter 2, exercise 2.7.
      """)
    try #require(
      outcome.takenID.map(misuse.takenIDs.contains) == true,
      """
      The events \(misuse.numbers) were appended to \(misuse.stream), but \(misuse.reason).
        expected: an `EventIDConflict` with \(misuse.takenIDs.map(\.words).joined(separator: " or "))
        got:      the append \(outcome)
      The id is the only clue to the bug, so it has to be one that is in the log or occurs twice. Chapter 2, exercise 2.7.
      """)
  }

  private mutating func outcome(
    of events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) throws -> AppendOutcome {
    try AppendOutcome { try log.append(events, to: stream, expecting: expected, at: noon) }
  }
}

/// An append whose ids are taken, and that is not a repetition.
private struct Misuse: Sendable, CustomTestStringConvertible {
  let numbers: [Int]
  let stream: StreamID
  /// The ids that the conflict may name.
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
