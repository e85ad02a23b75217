import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import InMemoryStoreSolution
import ReadModels
import TestStores
import Testing

@Suite("Stage 6: The live feed of a new log")
struct LiveFeedResetTests {
  private let store = InMemoryEventStore()
  private let live: LiveFeed

  init() {
    live = LiveFeed(reader: FeedReader(store: store, feed: Projection()), clock: StoppedClock())
  }

  private func deposit(_ cents: Int) async throws {
    let event = Account.Event.deposited(accountID: 1, amount: Money(cents: cents))
    let new = NewEvent(id: RandomEventIDs().next(), event: event)
    try await store.append([new], to: Account.stream(of: 1), expecting: .any)
  }

  @Test(
    "A client that has seen another log is told so in the stream", .exercise("6.13"),
    arguments: [
      ("9", "", 9, 0), ("9", "?after=2", 9, 2), ("9", "?after=3", 9, 3), ("9", "?after=7", 9, 3),
      (nil, "?after=8", 8, 3), ("4", "?after=5", 4, 3),
    ] as [(String?, String, Int, Int)])
  func resets(last: String?, query: String, asked: Int, after: Int) async throws {
    for cents in 1...3 { try await deposit(cents) }
    var headers = HTTPHeaders()
    headers["Last-Event-ID"] = last
    let request = HTTPRequest.get("/events/stream\(query)", headers)
    let words = """
      The log was made anew and has three events. A client asked for /events/stream\(query) with \
      \(last.map { "Last-Event-ID: \($0)" } ?? "no Last-Event-ID")
      """
    let status = try await Outcome.soon { try await live.response(to: request).status.code }
    try #require(
      status.value == 200,
      """
      \(words).
        expected: 200
        got:      \(status.result)
      After anything but a 200, a browser never reconnects. Chapter 6, exercise 6.13.
      """)
    let client = LiveClient()
    try await live.follow(request, by: client) { _ in
      _ = try await client.stream(with: 4 - after)
      try await deposit(4)
      let stream = try await client.stream(with: 5 - after)
      let first = stream.messages.first
      try #require(
        first?.event == "reset"
          && first?.data.hasPrefix("{\"asked_for\":\(asked),\"last\":3,") == true,
        """
        \(words).
          expected: a message `reset` first, with "asked_for":\(asked) and "last":3
          got:      \(first?.description ?? "nothing")
        Without it, the page goes on showing another log. `start(after:otherwise:)` makes the message, \
        and `stream(from:)` sends it. Chapter 6, exercise 6.13.
        """)
      try #require(
        stream.numbers == [after] + (after + 1...4),
        """
        \(words). Then a fourth event came.
          expected: a `reset` with the id \(after), and then \([Int](after + 1...4))
          got:      the ids \(stream.numbers)
        The stream goes on after the number in the query, or at the end if that doesn't exist either. \
        Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("An error while the start is found comes before the response", .exercise("6.13"))
  func looksFirst() async throws {
    let broken = LiveFeed(
      reader: FeedReader(store: FailingStore(StoreTrouble()), feed: Projection()),
      clock: StoppedClock())
    let outcome = try await Outcome.soon {
      try await broken.response(to: .get("/events/stream?after=1")).status.code
    }
    try #require(
      outcome.error is StoreTrouble,
      """
      A client asked for what comes after 1, and the log could not be read.
        expected: threw StoreTrouble, before there is a response
        got:      \(outcome.result)
      Once the response has begun, its status is 200. Find the start before `stream(from:)`. \
      Chapter 6, exercise 6.13.
      """)
  }

  /// A proxy that buffers keeps events back until its buffer is full.
  @Test("A proxy is asked not to buffer the stream", .exercise("6.13"))
  func asksProxies() async throws {
    let outcome = try await Outcome.soon { try await live.response(to: .get("/events/stream")) }
    try #require(
      outcome.value?.headers["X-Accel-Buffering"] == "no",
      """
      A client asked for the stream.
        expected: X-Accel-Buffering: no
        got:      \(outcome.value.map { $0.headers["X-Accel-Buffering"] ?? "none" } ?? "\(outcome)")
      `stream(from:)` sets this header. Chapter 6, exercise 6.13.
      """)
  }
}
