import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Reading the log")
struct ReadingAllTests {
  /// Seven events of two streams, in turns.
  private let log: EventLog

  init() throws {
    var log = EventLog()
    for (numbers, stream) in [
      ([1, 2], StreamID.first), ([10, 20], .second), ([3, 4, 5], .first),
    ] {
      try log.note(numbers, in: stream)
    }
    self.log = log
  }

  @Test(
    "Reading after a position returns the events that follow it", .exercise("2.6"),
    arguments: [
      (0, 100, [1, 2, 3, 4, 5, 6, 7]), (0, 3, [1, 2, 3]), (3, 2, [4, 5]), (6, 10, [7]),
    ])
  func readsAll(position: Int, limit: Int, expected: [Int]) throws {
    let events = log.readAll(after: GlobalPosition(rawValue: position), limit: limit)
    try #require(
      events.positions == expected,
      """
      A log of seven events was read after position \(position), at most \(limit) events.
        expected positions: \(expected)
        got:                \(events.positions)
      The reader has seen the event at \(position). Seeing it again, or missing the next one, \
      makes every total wrong. Chapter 2, exercise 2.6.
      """)
  }

  @Test(
    "The log keeps the order of the appends, whatever their streams and times", .exercise("2.6"))
  func readsInOrder() throws {
    let texts = try EventLog.mixed().readAll(after: .start, limit: 100).texts
    let expected = [1, 2, 10, 20, 3].map { "note \($0)" }
    try #require(
      texts == expected,
      """
      Three streams were written in turns, while the clock was set back.
        expected: \(expected)
        got:      \(texts)
      The log is the order in which things happened. Neither streams, nor versions, nor times \
      tell you that; `events` is in that order already. Chapter 2, exercise 2.6.
      """)
  }

  @Test(
    "Reading at the end of the log, or beyond it, returns an empty page", .exercise("2.6"),
    arguments: [(7, 10, 0), (1_000, 10, 0), (2, 0, 0), (2, -1, 0), (-5, 1, 1), (.max, .max, 0)])
  func survivesAll(position: Int, limit: Int, count: Int) throws {
    let all = log.readAll(after: .start, limit: 7)
    try #require(
      all.count == 7,
      """
      A log of seven events was read from its start, at most 7 events.
        expected: 7 events
        got:      \(all.count)
      Chapter 2, exercise 2.6.
      """)
    let events = log.readAll(after: GlobalPosition(rawValue: position), limit: limit)
    try #require(
      events.count == count,
      """
      A log of seven events was read after position \(position), with a limit of \(limit).
        expected: \(count) events
        got:      \(events.count)
      A reader that has seen everything asks like that again and again; no request is an error. \
      Chapter 2, exercise 2.6.
      """)
  }
}
