import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import Synchronization
import TestStores
import Testing

@Suite("Stage 6: The live feed, with slow and lost clients")
struct LiveFeedTroubleTests {
  private let request = HTTPRequest.get("/events/stream")

  private func live(_ log: LiveLog, clock: any Clock<Duration> = StoppedClock()) -> LiveFeed {
    LiveFeed(
      reader: FeedReader(store: log, feed: Projection()), silence: .seconds(7), clock: clock)
  }

  @Test("The next event is read when the previous one was sent", .exercise("6.13"))
  func readsWhenTaken() async throws {
    let log = LiveLog(GivenLog(try .feed(String(repeating: "a", count: 12))))
    let ahead = Mutex(0)
    let client = LiveClient { client in
      for _ in 1...20 { await Task.yield() }
      let waiting = log.taken - client.stream.messages.count
      ahead.withLock { $0 = max($0, waiting) }
    }
    try await live(log).follow(request, by: client) { _ in
      let stream = try await client.stream(with: 12)
      try #require(
        stream.numbers == [Int](1...12) && client.mostAtOnce == 1,
        """
        There were 12 events, and each write to the client took a while.
          expected: the events 1 to 12, at most 1 write at a time
          got:      \(stream.numbers), up to \(client.mostAtOnce) writes at a time
        Wait for each write. Chapter 6, exercise 6.13.
        """)
      let most = ahead.withLock { $0 }
      try #require(
        most <= 2,
        """
        Writes to a slow client took a while, and meanwhile your code read on in the log.
          expected: at most 2 events read and not sent
          got:      \(most)
        For a thousand slow clients, that is a thousand copies of the log in memory. Wait for each write \
        in the closure of `follow`. Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("A client that takes nothing doesn't hold up others", .exercise("6.13"))
  func holdsUpNoOne() async throws {
    let log = LiveLog(GivenLog(try .feed("aeuae")))
    let gate = Gate(isOpen: false)
    let (slow, fast) = (LiveClient { _ in await gate.pass() }, LiveClient())
    let live = live(log)
    try await live.follow(request, by: slow) { _ in
      try await live.follow(request, by: fast) { _ in
        let stream = try await fast.stream(with: 3)
        try #require(
          stream.numbers == [1, 2, 3],
          """
          One client took nothing, and another one was connected at the same time.
            expected: [1, 2, 3] for the other one
            got:      \(stream.numbers)
          Chapter 6, exercise 6.13.
          """)
      }
      gate.open()
      let stream = try await slow.stream(with: 3)
      try #require(
        stream.numbers == [1, 2, 3],
        """
        A client took nothing for a while, and then everything.
          expected: [1, 2, 3]
          got:      \(stream.numbers)
        Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("A heartbeat comes between two messages, never inside one", .exercise("6.13"))
  func takesTurns() async throws {
    let log = LiveLog(GivenLog(try .feed(String(repeating: "a", count: 5))))
    let pieces = Mutex((running: 0, mostRunning: 0, messages: 0, heartbeats: 0))
    let writer = BodyWriter.sending { bytes in
      let isLast = pieces.withLock { pieces in
        pieces.running += 1
        pieces.mostRunning = max(pieces.mostRunning, pieces.running)
        if bytes.first == UInt8(ascii: ":") { pieces.heartbeats += 1 } else { pieces.messages += 1 }
        return pieces.messages == 5 || pieces.heartbeats == 1_000
      }
      defer { pieces.withLock { $0.running -= 1 } }
      for _ in 1...3 { await Task.yield() }
      if isLast { throw ClientGone() }
    }
    let response = try await live(log, clock: ImmediateClock()).response(to: request)
    let end: Void? = try await soon {
      guard case .stream(let stream) = response.body else { return }
      try? await stream(writer)
    }
    let seen = pieces.withLock { $0 }
    try #require(
      end != nil && seen.messages == 5 && seen.heartbeats > 0 && seen.mostRunning == 1,
      """
      There were five events, and heartbeats without a pause.
        expected: 5 events and some heartbeats, at most 1 write at a time
        got:      \(seen.messages) events and \(seen.heartbeats) heartbeats, up to \
      \(seen.mostRunning) writes at a time
      Write everything with the `writer` that `stream(from:)` passes to you. Chapter 6, exercise 6.13.
      """)
  }

  @Test("An error of the log ends the stream", .exercise("6.13"))
  func tellsOfTrouble() async throws {
    let reader = FeedReader(store: FailingStore(Crash()), feed: Projection())
    let live = LiveFeed(reader: reader, silence: .seconds(7), clock: StoppedClock())
    let response = try await live.response(to: request)
    let end = try await Outcome.soon { try await LiveClient().take(response) }
    try #require(
      end.error is Crash,
      """
      The log failed while a client was following it.
        expected: the stream threw Crash
        got:      \(end.result)
      The error is logged, and the client reconnects. Don't catch it. Chapter 6, exercise 6.13.
      """)
  }

  @Test("When the client goes away, its subscription ends", .exercise("6.13"))
  func endsWhenCancelled() async throws {
    let log = LiveLog(GivenLog(try .feed("aeu")))
    let client = LiveClient()
    try await live(log).follow(request, by: client) { following in
      let stream = try await client.stream(with: 2)
      following.cancel()
      let end: Void? = try await soon { _ = await following.result }
      let subscriptionEnd: Void? = try await soon { await log.hasEnded() }
      try #require(
        stream.numbers == [1, 2] && end != nil && subscriptionEnd != nil,
        """
        A client got \(stream.numbers) and went away, so its task was cancelled.
          expected: [1, 2]; the response ended, the subscription ended
          got:      \(stream.numbers); the response \(end == nil ? "went on" : "ended"), the \
        subscription \(subscriptionEnd == nil ? "went on" : "ended")
        Clients come and go all day, and what each one leaves behind adds up. No `Task` of your own. \
        Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("Nothing more is sent to a client that is gone", .exercise("6.13"))
  func endsWhenGone() async throws {
    let log = LiveLog(GivenLog(try .feed(String(repeating: "a", count: 50))))
    let client = LiveClient { client in
      if client.stream.messages.count == 2 { throw ClientGone() }
    }
    try await live(log).follow(request, by: client) { following in
      let end: Void? = try await soon { _ = await following.result }
      try #require(
        client.stream.numbers == [1, 2] && end != nil && client.writeCount == 3,
        """
        A client took two events and was gone: the third write threw ClientGone.
          expected: the response ended after 3 writes
          got:      it \(end == nil ? "went on" : "ended") after \(client.writeCount) writes, with the \
        events \(client.stream.numbers)
        Let the error of `write` come out. Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("A silent stream sends a heartbeat at once, and then now and then", .exercise("6.13"))
  func beats() async throws {
    let clock = StoppedClock()
    let client = LiveClient()
    try await live(LiveLog(GivenLog([])), clock: clock).follow(request, by: client) { _ in
      let stream = try await client.stream { $0.commentCount > 0 }
      let hasSlept: Void? = try await soon { await clock.hasBegun() }
      try #require(
        stream.commentCount == 1 && stream.messages.isEmpty && hasSlept != nil
          && clock.waits == [.seconds(7)],
        """
        There were no events yet, and the longest silence is 7 seconds.
          expected: heartbeats at once: 1; sleeps: [7.0 seconds]
          got:      heartbeats at once: \(stream.commentCount); sleeps: \(clock.waits)
        Without heartbeats, neither side notices that the other one is gone. `stream(from:)` sends them. \
        Chapter 6, exercise 6.13.
        """)
    }
  }
}
