import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Reading a stream")
struct ReadingTests {
  /// Five events in the first stream, and two of another one in between.
  private let log: EventLog

  init() throws {
    var log = EventLog()
    try log.note([1, 2], in: .first)
    try log.note([10], in: .second)
    try log.note([3, 4], in: .first)
    try log.note([20], in: .second)
    try log.note([5], in: .first)
    self.log = log
  }

  // MARK: 2.4

  @Test(
    "A page begins at the requested version and ends at the limit", .exercise("2.4"),
    arguments: [
      Page(from: nil, limit: nil, [1, 2, 3, 4, 5], "the whole stream"),
      Page(from: nil, limit: 2, [1, 2], "the first page"),
      Page(from: 3, limit: 2, [3, 4], "the page after version 2"),
      Page(from: 5, limit: 2, [5], "the last page may be short"),
      Page(from: 4, limit: nil, [4, 5], "from there to the end"),
    ])
  fileprivate func readsForwards(page: Page) throws {
    let versions = log.read(.first, .forwards, from: page.start, limit: page.limit).versions
    try #require(
      versions == page.versions,
      """
      A stream at version 5 was read forwards, \(page).
        expected versions: \(page.versions) (\(page.reason))
        got:               \(versions)
      A page that begins one event early counts a deposit twice; one that begins late loses it. \
      Chapter 2, exercise 2.4.
      """)
  }

  @Test("A page holds events of its own stream only, oldest first", .exercise("2.4"))
  func readsOneStream() throws {
    let log = try EventLog.mixed()
    let streams: [StreamID] = [.first, .second, .namesake]
    let texts = streams.map { log.read($0, .forwards, from: nil, limit: nil).texts }
    try #require(
      texts == [["note 1", "note 2", "note 3"], ["note 10"], ["note 20"]],
      """
      Three streams were written in turns, while the clock was set back: notes-1, notes-2 and \
      letters-1.
        expected: ["note 1", "note 2", "note 3"], ["note 10"] and ["note 20"]
        got:      \(texts[0]), \(texts[1]) and \(texts[2])
      A stream is its category *and* its id, and versions give the order, not times. Otherwise \
      one customer's deposit shows up in another one's account. Chapter 2, exercise 2.4.
      """)
  }

  @Test(
    "Every request gets a page, whatever its start and limit", .exercise("2.4"),
    arguments: [
      Page(from: 6, limit: nil, [], "there is nothing there yet"),
      Page(from: 100, limit: 10, [], "there is nothing there yet"),
      Page(from: 0, limit: 1, [1], "below 1 means from the beginning"),
      Page(from: -7, limit: 2, [1, 2], "below 1 means from the beginning"),
      Page(from: .min, limit: 1, [1], "below 1 means from the beginning"),
      Page(from: 2, limit: 0, [], "an empty page was asked for"),
      Page(from: 2, limit: -1, [], "an empty page was asked for"),
      Page(from: .max, limit: .max, [], "there is nothing there yet"),
    ])
  fileprivate func survivesForwards(page: Page) throws {
    let whole = log.read(.first, .forwards, from: 1, limit: 5).versions
    try #require(
      whole == [1, 2, 3, 4, 5],
      """
      A stream at version 5 was read forwards, from version 1, at most 5 events.
        expected versions: [1, 2, 3, 4, 5]
        got:               \(whole)
      Chapter 2, exercise 2.4.
      """)
    let versions = log.read(.first, .forwards, from: page.start, limit: page.limit).versions
    try #require(
      versions == page.versions,
      """
      A stream at version 5 was read forwards, \(page).
        expected versions: \(page.versions) (\(page.reason))
        got:               \(versions)
      No request is an error, and 0 is a limit like any other. Chapter 2, exercise 2.4.
      """)
  }

  // MARK: 2.5

  @Test(
    "Backwards, a page begins at the requested version and goes down", .exercise("2.5"),
    arguments: [
      Page(from: nil, limit: nil, [5, 4, 3, 2, 1], "the whole stream, from its end"),
      Page(from: nil, limit: 2, [5, 4], "the last two"),
      Page(from: 3, limit: 2, [3, 2], "version 3, and then the one before it"),
      Page(from: 2, limit: 10, [2, 1], "down to the first event"),
    ])
  fileprivate func readsBackwards(page: Page) throws {
    let versions = log.read(.first, .backwards, from: page.start, limit: page.limit).versions
    try #require(
      versions == page.versions,
      """
      A stream at version 5 was read backwards, \(page).
        expected versions: \(page.versions) (\(page.reason))
        got:               \(versions)
      \(page.adviceBackwards(on: versions)) Chapter 2, exercise 2.5.
      """)
  }

  @Test("Backwards, a page holds events of its own stream only, newest first", .exercise("2.5"))
  func readsOneStreamBackwards() throws {
    let log = try EventLog.mixed()
    let streams: [StreamID] = [.first, .second, .namesake]
    let texts = streams.map { log.read($0, .backwards, from: nil, limit: nil).texts }
    try #require(
      texts == [["note 3", "note 2", "note 1"], ["note 10"], ["note 20"]],
      """
      Three streams were written in turns, while the clock was set back: notes-1, notes-2 and \
      letters-1. They were read backwards.
        expected: ["note 3", "note 2", "note 1"], ["note 10"] and ["note 20"]
        got:      \(texts[0]), \(texts[1]) and \(texts[2])
      A stream is its category *and* its id, and the newest event is the one with the highest \
      version, not with the latest time. Chapter 2, exercise 2.5.
      """)
  }

  @Test(
    "Backwards, every request gets a page, whatever its start and limit", .exercise("2.5"),
    arguments: [
      Page(from: 100, limit: 2, [5, 4], "it begins with the last event there is"),
      Page(from: 0, limit: nil, [], "there is nothing before version 1"),
      Page(from: -3, limit: 2, [], "there is nothing before version 1"),
      Page(from: .min, limit: .max, [], "there is nothing before version 1"),
      Page(from: 4, limit: 0, [], "an empty page was asked for"),
      Page(from: 4, limit: -1, [], "an empty page was asked for"),
    ])
  fileprivate func survivesBackwards(page: Page) throws {
    let last = log.read(.first, .backwards, from: 5, limit: 1).versions
    try #require(
      last == [5],
      """
      A stream at version 5 was read backwards, from version 5, at most 1 event.
        expected versions: [5]
        got:               \(last)
      Chapter 2, exercise 2.5.
      """)
    let versions = log.read(.first, .backwards, from: page.start, limit: page.limit).versions
    try #require(
      versions == page.versions,
      """
      A stream at version 5 was read backwards, \(page).
        expected versions: \(page.versions) (\(page.reason))
        got:               \(versions)
      No request is an error. Chapter 2, exercise 2.5.
      """)
  }
}

/// A request to a stream of five events, and the expected page.
private struct Page: Sendable, CustomStringConvertible {
  let start: Int?
  let limit: Int?
  let versions: [Int]
  let reason: String

  init(from start: Int?, limit: Int?, _ versions: [Int], _ reason: String) {
    self.start = start
    self.limit = limit
    self.versions = versions
    self.reason = reason
  }

  var description: String {
    let from = start.map { "from version \($0)" } ?? "without a start"
    let events = limit == 1 ? "event" : "events"
    return from + (limit.map { ", at most \($0) \(events)" } ?? ", without a limit")
  }

  /// What may be behind a wrong answer to this page, read backwards.
  func adviceBackwards(on answer: [Int]) -> String {
    if answer.count > 1, answer == answer.sorted() { return "The newest event comes first." }
    if let start, let first = answer.first, first > start + 1 {
      return "Backwards, a page goes down from version \(start)."
    }
    if answer.contains(where: { $0 > start ?? .max }) || (start == nil && answer.count > 1) {
      return
        "Reversing a page that was read forwards gives other events: reverse first, then limit."
    }
    return "Which event comes first, and how many follow it?"
  }
}
