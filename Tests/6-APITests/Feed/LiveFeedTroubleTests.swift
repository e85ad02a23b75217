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

@Suite("Stage 6: The live feed, with slow clients and lost ones")
struct LiveFeedTroubleTests {
  private let request = HTTPRequest.get("/events/stream")

  private func live(_ log: LiveLog, clock: any Clock<Duration> = StoppedClock()) -> LiveFeed {
    LiveFeed(
      reader: FeedReader(store: log, feed: Projection()), silence: .seconds(7), clock: clock)
  }

  @Test("The next event is read when the one before was taken", .exercise("6.13"))
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
        There were 12 events, and a client took each of them slowly. It has to get 1 to 12, one \
        after the other, but it got \(stream.numbers), with up to \(client.mostAtOnce) on their way \
        at once. Wait for each write. Read: Chapter 6, exercise 6.13.
        """)
      let most = ahead.withLock { $0 }
      try #require(
        most <= 2,
        """
        While a client was slow to take an event, \(most) events were read from the log and not \
        taken yet. For a thousand slow clients that is the log a thousand times, in memory. Read the \
        next one when the one before was taken. Read: Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("A client that takes nothing holds nobody", .exercise("6.13"))
  func holdsNobody() async throws {
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
          One client took nothing, and another one listened beside it. That one has to get 1, 2 \
          and 3 all the same, but it got \(stream.numbers). Read: Chapter 6, exercise 6.13.
          """)
      }
      gate.open()
      let stream = try await slow.stream(with: 3)
      try #require(
        stream.numbers == [1, 2, 3],
        """
        A client took nothing for a while, and then all that was there: that is 1, 2 and 3, but it \
        got \(stream.numbers). Read: Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("A heartbeat comes between two messages, and never into one", .exercise("6.13"))
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
      Five events were there, and heartbeats came without a pause. The client has to get them one \
      after the other; it got \(seen.messages) events and \(seen.heartbeats) heartbeats, with up to \
      \(seen.mostRunning) of them on their way at once. `stream(_:)` sees to that when all is \
      written to the writer that it gives. Read: Chapter 6, exercise 6.13.
      """)
  }

  @Test("A log that breaks down is no end of the news", .exercise("6.13"))
  func tellsOfTrouble() async throws {
    let reader = FeedReader(store: FailingStore(Crash()), feed: Projection())
    let live = LiveFeed(reader: reader, silence: .seconds(7), clock: StoppedClock())
    let response = try await live.response(to: request)
    let end = try await Outcome.soon { try await LiveClient().take(response) }
    try #require(
      end.error is Crash,
      """
      The log broke down while a client followed it. The stream has to end with that error, so that \
      somebody hears of it and the client comes again, but it \(end). \
      Read: Chapter 6, exercise 6.13.
      """)
  }

  @Test("When its client goes away, a subscription ends", .exercise("6.13"))
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
        A client got \(stream.numbers) of [1, 2] and went away, so its task was cancelled. The \
        answer \(end == nil ? "went on" : "ended"), and the subscription \
        \(subscriptionEnd == nil ? "went on" : "ended"). Both have to end: clients come and go all \
        day, and what each of them leaves behind adds up. Read: Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("To a client that takes nothing any more, nothing more is sent", .exercise("6.13"))
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
        A client took two events and was gone: the third write threw ClientGone. The answer has to \
        end with that, but it \(end == nil ? "went on" : "ended") after \(client.writeCount) \
        writes, and the client had \(client.stream.numbers). Read: Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("A client hears at once that somebody is there, and then now and then", .exercise("6.13"))
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
        There were no events yet, and nothing may be sent for 7 seconds at most. The client has to \
        get a heartbeat at once and the next one after 7 seconds. It got \(stream.commentCount) of \
        them, and on the clock it was slept \(clock.waits). Without them nobody notices that the \
        other one is gone. `stream(_:)` sends them. Read: Chapter 6, exercise 6.13.
        """)
    }
  }
}
