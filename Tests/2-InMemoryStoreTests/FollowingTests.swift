import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Following the log")
struct FollowingTests {
  @Test(
    "The past comes first, each event once, however small the pages", .exercise("2.11"),
    arguments: [1, 2, 3, 5, 100])
  func readsThePast(pageSize: Int) async throws {
    let log = LogForReading(positions: 1...5)
    let positions = try await log.events(pageSize: pageSize).first(5)
    try #require(
      positions == [1, 2, 3, 4, 5],
      """
      The log has the positions 1 to 5, and in pages of \(pageSize) your subscription gave \
      \(positions.orWaiting). After each page the next one has to follow. \
      Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("It begins after the position that it was given", .exercise("2.11"))
  func beginsAfter() async throws {
    let log = LogForReading(positions: 1...5)
    let positions = try await log.events(after: 3, pageSize: 1).first(2)
    try #require(
      positions == [4, 5],
      """
      Whoever has seen position 3 of 5 gets 4 and 5, but your subscription gave \
      \(positions.orWaiting). Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("Positions may have gaps", .exercise("2.11"))
  func takesGaps() async throws {
    let log = LogForReading(positions: [3, 7, 20, 21])
    let positions = try await log.events(pageSize: 2).first(4)
    try #require(
      positions == [3, 7, 20, 21],
      """
      The log has the positions 3, 7, 20 and 21, and your subscription gave \
      \(positions.orWaiting). In a database numbers get lost: the next page begins after the \
      position of the last event, and not after a number that was counted. \
      Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("After the past it waits, and goes on with what is new", .exercise("2.11"))
  func goesOn() async throws {
    try await LogForReading.requireReader()
    let log = LogForReading(positions: 1...2)
    async let seen = log.events().first(4)
    _ = try await soon { await log.sawItsEnd() }
    log.append(position: 3)
    log.append(position: 4)
    let positions = try await seen
    try #require(
      positions == [1, 2, 3, 4],
      """
      The reader had seen the end of the log, and then two more events were appended. It has to \
      get all four, but your subscription gave \(positions.orWaiting). \
      Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("What is appended between reading and waiting is not missed", .exercise("2.11"))
  func missesNothing() async throws {
    let log = LogForReading(positions: 1...2)
    let events = Subscription(after: .start, signals: log.signal.listen) { position, limit in
      let page = try await log.read(after: position, limit: limit)
      // An empty page is on its way, and before it arrives somebody appends.
      if page.isEmpty, log.requests.count <= 4 {
        log.append(position: 2 + log.requests.count / 2)
      }
      return page
    }
    let positions = try await events.first(4)
    try #require(
      positions == [1, 2, 3, 4],
      """
      Each time the reader had read, and had not yet begun to wait, an event was appended. It has \
      to get 1 to 4, but your subscription gave \(positions.orWaiting). A reader that waits for \
      the next signal only, waits for an event that came before it. Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("A signal without anything new gives nothing, and nothing twice", .exercise("2.11"))
  func takesFalseAlarms() async throws {
    try await LogForReading.requireReader()
    let log = LogForReading(positions: 1...2)
    async let seen = log.events(pageSize: 1).first(3)
    for _ in 0..<3 {
      _ = try await soon { await log.sawItsEnd() }
      log.signal.send()
    }
    log.append(position: 3)
    let positions = try await seen
    try #require(
      positions == [1, 2, 3],
      """
      Three signals were sent without a new event, and then one for event 3. Your subscription gave \
      \(positions.orWaiting). A signal says "look", and not "here it is". \
      Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("It reads one page at a time, and only when its reader asks", .exercise("2.11"))
  func readsOnDemand() async throws {
    let log = LogForReading(positions: 1...1_000)
    let events = log.events(pageSize: 10)
    let ten = try await events.first(10)
    try #require(
      ten == Array(1...10) && log.requests == [.init(position: 0, limit: 10)],
      """
      A reader took ten of a thousand events, in pages of ten. That is one page, 10 after 0, but \
      your subscription asked for \(log.requests). What is read too early has to be kept: \
      a slow reader would then fill the memory. Read: Chapter 2, exercise 2.11.
      """)
    let positions = try await events.first(25)
    let requests = log.requests.dropFirst()
    try #require(
      positions == Array(1...25) && requests.map(\.position) == [0, 10, 20],
      """
      A reader took 25 events, in pages of ten. That is 10 after 0, after 10 and after 20, but \
      your subscription asked for \(Array(requests)). Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("While there is nothing new it rests", .exercise("2.11"))
  func rests() async throws {
    try await LogForReading.requireReader()
    let log = LogForReading(positions: 1...1)
    let events = log.events()
    let reading = Task { for try await _ in events {} }
    _ = try await soon { await log.sawItsEnd() }
    for _ in 0..<1_000 { await Task.yield() }
    let requests = log.requests
    reading.cancel()
    try #require(
      requests.count == 2,
      """
      The log has one event. That needs a page with it, and one more to see that it was the last; \
      after that, no signal came. Your subscription asked \(requests.count) times. To ask again and \
      again costs a whole processor for each reader. Read: Chapter 2, exercise 2.11.
      """)
  }
}

extension [Int]? {
  /// What was given, or that it did not come.
  fileprivate var orWaiting: String {
    map { "\($0)" } ?? "too few events and waited for ever"
  }
}
