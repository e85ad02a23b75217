import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import InMemoryStoreSolution
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 6: The live feed")
struct LiveFeedTests {
  private let store = InMemoryEventStore()
  private let live: LiveFeed

  init() {
    // The feed has seen nothing, as just after a start; the log has it all the same.
    live = LiveFeed(reader: FeedReader(store: store, feed: Projection()), clock: StoppedClock())
  }

  /// Appends a deposit of so many cents, and before it something that is not public.
  private func deposit(_ cents: Int) async throws {
    let transfer = TransferID(rawValue: "t-\(cents)")
    try await append(Transfer.Event.taken(transfer), to: Transfer.stream(of: transfer))
    let event = Account.Event.deposited(accountID: 1, amount: Money(cents: cents))
    try await append(event, to: Account.stream(of: 1))
  }

  private func append(_ event: some DomainEvent, to stream: StreamID) async throws {
    let new = NewEvent(id: RandomEventIDs().next(), event: event)
    try await store.append([new], to: stream, expecting: .any)
  }

  @Test("The stream begins with the first event, and goes on with each new one", .exercise("6.13"))
  func follows() async throws {
    for cents in [100, 200] { try await deposit(cents) }
    let client = LiveClient()
    try await live.follow(.get("/events/stream"), by: client) { _ in
      let past = try await client.stream(with: 2)
      try #require(
        past.messages.first
          == .init(
            id: "1", event: "MoneyDeposited",
            data: #"{"id":1,"type":"MoneyDeposited","data":{"account_id":1,"amount_cents":100}}"#)
          && past.numbers == [1, 2],
        """
        Two deposits were in the log when a client connected for the first time.
          expected: the messages 1 and 2, MoneyDeposited of 100 and 200 cents
          got:      \(past.messages)
        Chapter 6, exercise 6.13.
        """)
      for cents in [300, 400] { try await deposit(cents) }
      let all = try await client.stream(with: 4)
      try #require(
        all.numbers == [1, 2, 3, 4],
        """
        Two more deposits came while the client was connected.
          expected: the messages [1, 2, 3, 4]
          got:      \(all.numbers)
        `reader.follow` sends the past, and then what is new. Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("The response is a stream of events that isn't cached", .exercise("6.13"))
  func headers() async throws {
    let outcome = try await Outcome.soon { try await live.response(to: .get("/events/stream")) }
    let response = try #require(
      outcome.value,
      "A client asked for the stream, and your code \(outcome). Chapter 6, exercise 6.13.")
    let isStream = if case .stream = response.body { true } else { false }
    try #require(
      response.status == .ok && isStream && response.headers[.contentType] == "text/event-stream"
        && response.headers[.cacheControl] == "no-store",
      """
      A client asked for the stream.
        expected: 200, a stream, text/event-stream, no-store
        got:      \(response.status), \(isStream ? "a stream" : "no stream"), \
      \(response.headers[.contentType] ?? "no type"), \
      \(response.headers[.cacheControl] ?? "no Cache-Control")
      `stream(from:)` makes such a response. Chapter 6, exercise 6.13.
      """)
  }

  @Test(
    "A client that reconnects gets what comes after its last event", .exercise("6.13"),
    arguments: [
      (nil, "", 1), (nil, "?after=2", 3), ("2", "", 3), ("4", "?after=1", 5), ("1", "?after=4", 2),
      ("0", "", 1), ("0", "?after=3", 1), ("5", "", 6), (nil, "?after=5", 6),
    ] as [(String?, String, Int)])
  func resumes(last: String?, query: String, first: Int) async throws {
    for cents in 1...5 { try await deposit(cents) }
    let client = LiveClient()
    var headers = HTTPHeaders()
    headers["Last-Event-ID"] = last
    try await live.follow(.get("/events/stream\(query)", headers), by: client) { _ in
      _ = try await client.stream(with: 6 - first)
      try await deposit(6)
      let stream = try await client.stream(with: 7 - first)
      let cents = stream.messages.map { $0.data.firstMatch(of: /"amount_cents":(\d+)/)?.1 ?? "" }
      try #require(
        stream.numbers == [Int](first...6) && cents == (first...6).map { "\($0)" },
        """
        There were five events, and a sixth one came. A client asked for /events/stream\(query) with \
        \(last.map { "Last-Event-ID: \($0)" } ?? "no Last-Event-ID").
          expected: the events \([Int](first...6)), deposits of as many cents
          got:      \(stream.numbers), deposits of \(cents) cents
        A browser that reconnects repeats the address; the header has the newer number. \
        Chapter 6, exercise 6.13.
        """)
    }
  }

  @Test("A client that reconnects again and again gets each event once", .exercise("6.13"))
  func resumesAgainAndAgain() async throws {
    let writing = Task {
      for cents in 1...30 {
        try await deposit(cents)
        await Task.yield()
      }
    }
    defer { writing.cancel() }
    var numbers: [Int] = []
    var visits = 0
    while numbers.count < 30, visits < 30 {
      visits += 1
      let client = LiveClient()
      var headers = HTTPHeaders()
      if let last = numbers.last { headers["Last-Event-ID"] = "\(last)" }
      try await live.follow(.get("/events/stream", headers), by: client) { following in
        let stream = try await client.stream(with: 1)
        try #require(
          !stream.messages.isEmpty,
          """
          A client had the events \(numbers) of 30, reconnected, and got none of the others. \
          Chapter 6, exercise 6.13.
          """)
        following.cancel()
        _ = try await soon { _ = await following.result }
      }
      numbers += client.stream.numbers
    }
    try #require(
      numbers == [Int](1...30),
      """
      While 30 events came, a client lost its connection every few events, and reconnected with the \
      number of the last one.
        expected: each of the events 1 to 30 once
        got:      \(numbers)
      Chapter 6, exercise 6.13.
      """)
  }

  @Test(
    "A request that can't be followed is refused before anything is sent", .exercise("6.13"),
    arguments: [
      ("x", "", "Last-Event-ID"), ("-1", "", "Last-Event-ID"), ("1.0", "", "Last-Event-ID"),
      ("99999999999999999999", "", "Last-Event-ID"), (nil, "?after=-1", "after"),
      (nil, "?after=", "after"), (nil, "?from=1", "from"), ("1", "?after=-1", "after"),
    ] as [(String?, String, String)])
  func refuses(last: String?, query: String, field: String) async throws {
    try await deposit(1)
    var headers = HTTPHeaders()
    headers["Last-Event-ID"] = last
    let request = HTTPRequest.get("/events/stream\(query)", headers)
    let outcome = try await Outcome.soon { try await live.response(to: request).status.code }
    try #require(
      (outcome.error as? InvalidRequest)?.field == field,
      """
      GET /events/stream\(query) came with \(last.map { "Last-Event-ID: \($0)" } ?? "no Last-Event-ID").
        expected: InvalidRequest for \(field)
        got:      \(outcome.result)
      A client that gets everything instead takes it for new events. Read the query even if there is a \
      header. Chapter 6, exercise 6.13.
      """)
  }
}
