import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Reading the log")
struct ReadingTests {
  /// Five events in the first stream, and two of another one in between.
  private let log: EventLog

  init() throws {
    var log = EventLog()
    try log.append([1, 2].notes, to: .first, expecting: .any, at: noon)
    try log.append([10].notes, to: .second, expecting: .any, at: noon)
    try log.append([3, 4].notes, to: .first, expecting: .any, at: noon)
    try log.append([20].notes, to: .second, expecting: .any, at: noon)
    try log.append([5].notes, to: .first, expecting: .any, at: noon)
    self.log = log
  }

  // MARK: 2.4

  @Test(
    "A page begins with the version that was asked for and ends with the limit", .exercise("2.4"),
    arguments: [
      Page(from: nil, limit: nil, [1, 2, 3, 4, 5], "all of it"),
      Page(from: nil, limit: 2, [1, 2], "the first page"),
      Page(from: 3, limit: 2, [3, 4], "the page after version 2 begins with 3 and not with 4"),
      Page(from: 5, limit: 2, [5], "the last page may be short"),
      Page(from: 4, limit: nil, [4, 5], "from there to the end"),
    ])
  fileprivate func readsForwards(page: Page) throws {
    let versions = log.read(.first, .forwards, from: page.start, limit: page.limit).versions
    try #require(
      versions == page.versions,
      """
      \(page): these are the versions \(page.versions), \(page.reason). Your code gave \
      \(versions). A page that begins one event early counts a deposit twice, and one that begins \
      late loses it. Read: Chapter 2, exercise 2.4.
      """)
  }

  @Test("A stream has its own events only, in their order", .exercise("2.4"))
  func readsOneStream() throws {
    let texts = log.read(.second, .forwards, from: nil, limit: nil).texts
    try #require(
      texts == ["note 10", "note 20"],
      """
      The stream has two events, "note 10" and "note 20", between those of another stream, but \
      your code gave \(texts). Nobody's deposit may show up in somebody else's account. \
      Read: Chapter 2, exercise 2.4.
      """)
  }

  @Test(
    "Whatever is asked for, the answer is a page and never a crash", .exercise("2.4"),
    arguments: [
      Page(from: 6, limit: nil, [], "there is nothing yet"),
      Page(from: 100, limit: 10, [], "there is nothing yet"),
      Page(from: 0, limit: 1, [1], "it begins at the beginning"),
      Page(from: -7, limit: 2, [1, 2], "it begins at the beginning"),
      Page(from: .min, limit: 1, [1], "it begins at the beginning"),
      Page(from: 2, limit: 0, [], "a page of nothing"),
      Page(from: 2, limit: -1, [], "a page of nothing"),
      Page(from: .max, limit: .max, [], "there is nothing yet"),
    ])
  fileprivate func survivesForwards(page: Page) throws {
    let whole = log.read(.first, .forwards, from: 1, limit: 5).versions
    try #require(
      whole == [1, 2, 3, 4, 5],
      "Read the versions 1 to 5 first: it gave \(whole). Read: Chapter 2, exercise 2.4.")
    let versions = log.read(.first, .forwards, from: page.start, limit: page.limit).versions
    try #require(
      versions == page.versions,
      """
      \(page): these are the versions \(page.versions), because \(page.reason). Your code gave \
      \(versions). Nothing that a caller can ask for is an error. Read: Chapter 2, exercise 2.4.
      """)
  }

  // MARK: 2.5

  @Test(
    "Backwards, a page begins with the version that was asked for and goes down",
    .exercise("2.5"),
    arguments: [
      Page(from: nil, limit: nil, [5, 4, 3, 2, 1], "all of it, from the end"),
      Page(from: nil, limit: 2, [5, 4], "the last two"),
      Page(from: 3, limit: 2, [3, 2], "version 3 first and then the one before it"),
      Page(from: 2, limit: 10, [2, 1], "down to the first event"),
    ])
  fileprivate func readsBackwards(page: Page) throws {
    let versions = log.read(.first, .backwards, from: page.start, limit: page.limit).versions
    try #require(
      versions == page.versions,
      """
      Backwards, \(page): these are the versions \(page.versions), \(page.reason). Your code gave \
      \(versions). \(page.adviceBackwards(on: versions)) Read: Chapter 2, exercise 2.5.
      """)
  }

  @Test(
    "Backwards, too, the answer is a page and never a crash", .exercise("2.5"),
    arguments: [
      Page(from: 100, limit: 2, [5, 4], "it begins with the last event that is there"),
      Page(from: 0, limit: nil, [], "nothing stands before version 1"),
      Page(from: -3, limit: 2, [], "nothing stands before version 1"),
      Page(from: .min, limit: .max, [], "nothing stands before version 1"),
      Page(from: 4, limit: 0, [], "a page of nothing"),
      Page(from: 4, limit: -1, [], "a page of nothing"),
    ])
  fileprivate func survivesBackwards(page: Page) throws {
    let last = log.read(.first, .backwards, from: 5, limit: 1).versions
    try #require(
      last == [5],
      """
      Backwards from version 5, at most 1 event: that is version 5, but your code gave \(last). \
      Read: Chapter 2, exercise 2.5.
      """)
    let versions = log.read(.first, .backwards, from: page.start, limit: page.limit).versions
    try #require(
      versions == page.versions,
      """
      Backwards, \(page): these are the versions \(page.versions), because \(page.reason). Your \
      code gave \(versions). Read: Chapter 2, exercise 2.5.
      """)
  }

  // MARK: 2.6

  @Test(
    "Whoever has read up to a position gets what comes after it", .exercise("2.6"),
    arguments: [
      (0, 100, [1, 2, 3, 4, 5, 6, 7]), (0, 3, [1, 2, 3]), (3, 2, [4, 5]), (6, 10, [7]),
    ])
  func readsAll(position: Int, limit: Int, expected: [Int]) throws {
    let events = log.readAll(after: GlobalPosition(rawValue: position), limit: limit)
    try #require(
      events.positions == expected,
      """
      After position \(position), at most \(limit) events: these are the positions \(expected), \
      but your code gave \(events.positions). The position itself was read already; to send it \
      again, or to pass over the next one, falsifies every read model. \
      Read: Chapter 2, exercise 2.6.
      """)
  }

  @Test("The events of all streams come in the order of the appends", .exercise("2.6"))
  func readsInOrder() throws {
    let texts = log.readAll(after: .start, limit: 100).texts
    let expected = [1, 2, 10, 3, 4, 20, 5].map { "note \($0)" }
    try #require(
      texts == expected,
      """
      Two streams were written in turns. The log has to have the events as they came, \
      \(expected), but your code gave \(texts). Stream by stream is not how it happened. \
      Read: Chapter 2, exercise 2.6.
      """)
  }

  @Test(
    "At the end of the log, and beyond it, there is nothing to read", .exercise("2.6"),
    arguments: [(7, 10, 0), (1_000, 10, 0), (2, 0, 0), (2, -1, 0), (-5, 1, 1), (.max, .max, 0)])
  func survivesAll(position: Int, limit: Int, count: Int) throws {
    let all = log.readAll(after: .start, limit: 7)
    try #require(
      all.count == 7,
      "The log has 7 events, and \(all.count) were read. Read: Chapter 2, exercise 2.6.")
    let events = log.readAll(after: GlobalPosition(rawValue: position), limit: limit)
    try #require(
      events.count == count,
      """
      After position \(position), at most \(limit) events: there are \(count), but your code gave \
      \(events.count). A reader that has everything asks like that, and often. \
      Read: Chapter 2, exercise 2.6.
      """)
  }
}

/// What is asked of a stream of five events, and what the answer has to be.
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
    return from + (limit.map { ", at most \($0) events" } ?? ", without a limit")
  }

  /// What may be behind a wrong answer to this page, read backwards.
  func adviceBackwards(on answer: [Int]) -> String {
    if answer.count > 1, answer == answer.sorted() { return "The newest event comes first." }
    if let start, let first = answer.first, first > start + 1 {
      return "Backwards goes down from version \(start)."
    }
    if answer.contains(where: { $0 > start ?? .max }) || (start == nil && answer.count > 1) {
      return """
        These are other events. A page that is reversed has the wrong ones: reverse the stream, \
        and then take the page.
        """
    }
    return "Which event comes first, and how many come after it?"
  }
}
