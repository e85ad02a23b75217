import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: Following the log")
struct FollowingTests {
  @Test(
    "The past comes first, each event once, whatever the page size", .exercise("2.11"),
    arguments: [1, 2, 3, 5, 100])
  func readsThePast(pageSize: Int) async throws {
    let log = LogForReading(positions: 1...5)
    let positions = try await log.events(pageSize: pageSize).first(5)
    try #require(
      positions == [1, 2, 3, 4, 5],
      """
      The log has five events, and the subscription reads pages of \(pageSize).
        expected positions: [1, 2, 3, 4, 5]
        got:                \(positions.orWaiting)
      The first page is read without waiting for a signal, and each page begins after the last \
      event of the one before. Chapter 2, exercise 2.11.
      """)
  }

  @Test("A subscription begins after the given position", .exercise("2.11"))
  func beginsAfter() async throws {
    let log = LogForReading(positions: 1...5)
    let positions = try await log.events(after: 3, pageSize: 1).first(2)
    try #require(
      positions == [4, 5],
      """
      The log has five events, and the reader has seen those up to position 3.
        expected positions: [4, 5]
        got:                \(positions.orWaiting)
      A read model counts an event twice that it gets twice. Chapter 2, exercise 2.11.
      """)
  }

  @Test("Positions may have gaps", .exercise("2.11"))
  func takesGaps() async throws {
    let log = LogForReading(positions: [3, 7, 20, 21])
    let positions = try await log.events(pageSize: 2).first(4)
    try #require(
      positions == [3, 7, 20, 21],
      """
      The log has events at the positions 3, 7, 20 and 21.
        expected positions: [3, 7, 20, 21]
        got:                \(positions.orWaiting)
      A database may skip numbers. So the next page begins after the position of the last event, \
      not after a number that was counted. Chapter 2, exercise 2.11.
      """)
  }

  @Test("After the past, the reader waits and continues with new events", .exercise("2.11"))
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
      The reader had read both events of the log; then two more were appended.
        expected positions: [1, 2, 3, 4]
        got:                \(positions.orWaiting)
      The end of the log isn't the end of the subscription. Chapter 2, exercise 2.11.
      """)
  }

  @Test("An event that is appended between reading and waiting is not missed", .exercise("2.11"))
  func missesNothing() async throws {
    let log = LogForReading(positions: 1...2)
    let events = Subscription(after: .start, signals: log.signal.listen) { position, limit in
      let page = try await log.read(after: position, limit: limit)
      // A writer appends while an empty page is on its way.
      if page.isEmpty, log.requests.count <= 4 {
        log.append(position: 2 + log.requests.count / 2)
      }
      return page
    }
    let positions = try await events.first(4)
    try #require(
      positions == [1, 2, 3, 4],
      """
      Twice, an event was appended after the reader had read an empty page and before it waited.
        expected positions: [1, 2, 3, 4]
        got:                \(positions.orWaiting)
      The signal came before the waiting: a reader that listens anew misses it and waits for an \
      event that is in the log already (a lost wake-up). Chapter 2, exercise 2.11.
      """)
  }

  @Test("A signal without a new event gives nothing", .exercise("2.11"))
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
      The log had two events. Three signals were sent without a new event, and then event 3 was \
      appended.
        expected positions: [1, 2, 3]
        got:                \(positions.orWaiting)
      A signal only says "look again". If the page is still empty, wait again. \
      Chapter 2, exercise 2.11.
      """)
  }

  @Test("A reader reads one page at a time, and only on demand", .exercise("2.11"))
  func readsOnDemand() async throws {
    let log = LogForReading(positions: 1...1_000)
    let events = log.events(pageSize: 10)
    let ten = try await events.first(10)
    try #require(
      ten == Array(1...10) && log.requests == [.init(position: 0, limit: 10)],
      """
      A reader took 10 of 1000 events, and the page size is 10.
        expected requests: [10 after 0]
        got:               \(log.requests)
      Events that are read too early have to be kept, and a slow reader would fill the memory. \
      Chapter 2, exercise 2.11.
      """)
    let positions = try await events.first(25)
    let requests = Array(log.requests.dropFirst())
    try #require(
      positions == Array(1...25) && requests.map(\.position) == [0, 10, 20],
      """
      A reader took 25 of 1000 events, and the page size is 10.
        expected requests: [10 after 0, 10 after 10, 10 after 20]
        got:               \(requests)
      The next page begins after the last event of the one before. Chapter 2, exercise 2.11.
      """)
  }

  @Test("A reader that has seen everything waits for a signal", .exercise("2.11"))
  func waitsForSignal() async throws {
    try await LogForReading.requireReader()
    let log = LogForReading(positions: 1...1)
    let (waits, isWaiting) = AsyncStream<Void>.makeStream()
    let events = Subscription(
      after: .start,
      signals: {
        let signals = log.signal.listen()
        return AsyncStream(unfolding: {
          isWaiting.yield()
          return await signals.first { _ in true }
        })
      }, read: { try await log.read(after: $0, limit: $1) })
    let reading = Task { for try await _ in events {} }
    let hasWaited = try await soon { await waits.first { _ in true } != nil } ?? false
    let requests = log.requests
    reading.cancel()
    try #require(
      hasWaited && requests.count == 2,
      """
      The log has one event, and no signal was sent.
        expected: 2 requests, a page with the event and an empty one; then `waitForSignal()`
        got:      \(requests.count) requests; then \(hasWaited ? "`waitForSignal()`" : "no wait")
      Asking again and again, with or without a sleep in between, costs a whole processor for \
      each reader or delivers late. Chapter 2, exercise 2.11.
      """)
  }
}

extension [Int]? {
  /// What was given, or that it did not come.
  fileprivate var orWaiting: String {
    map { "\($0)" } ?? "fewer events, and then it waited for ever"
  }
}
