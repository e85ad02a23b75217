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

@Suite("Stage 6: The live feed of a log that was made anew")
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
    "A client that has seen what is not in the log is told so, and goes on", .exercise("6.13"),
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
      The log was made anew, and has three events. A client asked for /events/stream\(query) with \
      \(last.map { "Last-Event-ID: \($0)" } ?? "no Last-Event-ID")
      """
    let status = try await Outcome.soon { try await live.response(to: request).status.code }
    try #require(
      status.value == 200,
      """
      \(words). It has to get a stream, but your code \(status): after anything but a 200 a browser \
      never comes back. Read: Chapter 6, exercise 6.13.
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
        \(words). The stream has to say so first, with a message `reset`, so that the page drops \
        what it shows; but it began with \(first?.description ?? "nothing"). `start(after:otherwise:)` \
        makes that message, and `stream(from:)` sends it. Read: Chapter 6, exercise 6.13.
        """)
      try #require(
        stream.numbers == [after] + (after + 1...4),
        """
        \(words), and a fourth event came. The stream has to begin after \(after), as it first \
        asked, or at the end where that is not there either: a `reset` with the id \(after), and then \
        \([Int](after + 1...4)). But the ids were \(stream.numbers). \
        Read: Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("A place that cannot be found is told before anything is sent", .exercise("6.13"))
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
      A client asked for what comes after 1, and the log could not be read. That has to be thrown \
      while there can still be another status than 200: when the head was sent, it is too late. But \
      your code \(outcome). Read: Chapter 6, exercise 6.13.
      """)
  }

  /// The chapter itself says that a proxy may keep events back until it has eight kilobytes of them.
  @Test("A proxy is asked not to collect what is sent", .exercise("6.13"))
  func asksProxies() async throws {
    let outcome = try await Outcome.soon { try await live.response(to: .get("/events/stream")) }
    try #require(
      outcome.value?.headers["X-Accel-Buffering"] == "no",
      """
      A stream was asked for. It has to come with "X-Accel-Buffering: no", as `stream(from:)` sends \
      it, but your code \(outcome). Read: Chapter 6, exercise 6.13.
      """)
  }
}
