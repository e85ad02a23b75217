import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import ReadModels
import TestStores
import Testing

@Suite("Stage 6: The public events")
struct EventFeedTests {
  /// A reader of `log`, with a feed that has seen `known` and nothing after it.
  private func reader(_ log: GivenLog, knowing known: [RecordedEvent]) async throws -> FeedReader {
    let feed = Projection<EventFeed>()
    try await feed.rebuild(from: GivenLog(known))
    return FeedReader(store: log, feed: feed)
  }

  private func reader(_ letters: String) async throws -> FeedReader {
    let events: [RecordedEvent] = try .feed(letters)
    return try await reader(GivenLog(events), knowing: events)
  }

  /// A page as number and position of each of its events.
  private func page(
    _ reader: FeedReader, after number: Int, limit: Int = 100
  ) async throws(Unfinished) -> Outcome<FeedPage> {
    try await .awaiting { FeedPage(try await reader.page(after: number, limit: limit)) }
  }

  @Test(
    "What concerns others is public, by its stream", .exercise("6.12"),
    arguments: [
      ("a", true), ("u", true), ("?", true), ("e", false), ("t", false), ("r", false), ("c", false),
    ])
  func isPublic(letter: String, isPublic: Bool) throws {
    let event = try #require(try [RecordedEvent].feed(letter).first)
    try #require(
      EventFeed.isPublic(event) == isPublic,
      """
      \(event.event.typeName.rawValue) in the stream \(event.stream) is \
      \(isPublic ? "public" : "not public"), but your code says the contrary. Accounts and users \
      are what the bank is about, whatever happens to them, and its own notes concern nobody. \
      Read: Chapter 6, exercise 6.12.
      """)
  }

  @Test("Public events are numbered without gaps", .exercise("6.12"))
  func numbers() async throws {
    let letters = "eaarrtu?eca"
    var feed = EventFeed()
    for event in try [RecordedEvent].feed(letters) { feed.apply(event) }
    let positions = (0...6).map { feed.position(of: $0)?.rawValue }
    try #require(
      feed.count == 5 && positions == [0, 6, 9, 21, 24, 33, nil],
      """
      Among eleven events, those at the positions 6, 9, 21, 24 and 33 are public. So the feed \
      counts five of them, at these positions, but it counts \(feed.count), and 0 to 6 are at \
      \(positions.map { $0.map(String.init) ?? "none" }). Read: Chapter 6, exercise 6.12.
      """)
  }

  @Test(
    "A page has the events after a number, as many as are wanted", .exercise("6.12"),
    arguments: [
      (0, 100, [1, 2, 3, 4, 5], false), (0, 5, [1, 2, 3, 4, 5], false), (0, 4, [1, 2, 3, 4], true),
      (0, 1, [1], true), (1, 2, [2, 3], true), (2, 3, [3, 4, 5], false), (4, 1, [5], false),
      (4, 100, [5], false), (5, 100, [], false),
    ])
  func pages(after: Int, limit: Int, numbers: [Int], hasMore: Bool) async throws {
    let letters = "eaarrtu?ecarr"
    let reader = try await reader(GivenLog(try .feed(letters)), knowing: [])
    let page = try await page(reader, after: after, limit: limit)
    let positions = [Int].init([RecordedEvent].publicPositions(letters)[after...].prefix(limit))
    try #require(
      page.value == FeedPage(numbers, positions, hasMore: hasMore),
      """
      The public events have the numbers 1 to 5, at the positions \
      \([RecordedEvent].publicPositions(letters)). After number \(after), at most \(limit): that is \
      \(FeedPage(numbers, positions, hasMore: hasMore)). But your page \(page). What is not public \
      is not counted, neither within the page nor after it. Read: Chapter 6, exercise 6.12.
      """)
  }

  @Test("However much lies between, the next event is found", .exercise("6.12"))
  func passesOver() async throws {
    let between = String(repeating: "etr", count: 150)
    let letters = "a" + between + "u" + between
    // The feed has seen none of it, so it does not know what may be passed over.
    let reader = try await reader(GivenLog(try .feed(letters)), knowing: [])
    let all = try await page(reader, after: 0)
    let first = try await page(reader, after: 0, limit: 1)
    let second = try await page(reader, after: 1, limit: 1)
    let positions = [RecordedEvent].publicPositions(letters)
    try #require(
      all.value == FeedPage([1, 2], positions, hasMore: false)
        && first.value == FeedPage([1], [positions[0]], hasMore: true)
        && second.value == FeedPage([2], [positions[1]], hasMore: false),
      """
      Between two public events there are 450 others, and as many after them. All of them is 1 and \
      2, the first is 1 and there is more, and after it comes 2 and nothing more. But your pages \
      \(all), \(first), \(second). A page of the log without a public event is not the end. \
      Read: Chapter 6, exercise 6.12.
      """)
  }

  @Test("What the feed knows to be private is not read again", .exercise("6.12"))
  func skips() async throws {
    let between = String(repeating: "etr", count: 150)
    let events: [RecordedEvent] = try .feed("a" + between + "u" + between)
    let feed = Projection<EventFeed>()
    try await feed.rebuild(from: GivenLog(events))
    let log = CountingStore(GivenLog(events))
    let reader = FeedReader(store: log, feed: feed)
    let all = try await page(reader, after: 0)
    let count = log.eventsRead
    let none = try await page(reader, after: 2)
    try #require(
      all.value?.numbers == [1, 2] && none.value?.numbers == [] && count < 902
        && log.eventsRead == count,
      """
      Between two public events there are 450 others, and as many after them, and the feed has seen \
      all of them. A page of the feed reads only some of them, and the one after the last reads \
      none. Your pages \(all) and \(none) took \(count) events and \
      \(log.eventsRead - count) more. Read: Chapter 6, exercise 6.12.
      """)
  }

  @Test("The pages have every event once, also those that come meanwhile", .exercise("6.12"))
  func walks() async throws {
    let letters = String(repeating: "aeu", count: 120)
    let events: [RecordedEvent] = try .feed(letters)
    let log = GivenLog(events)
    let reader = try await reader(log, knowing: events)
    var (numbers, hasMore) = ([Int](), true)
    while hasMore, numbers.count < 500 {
      let page = try await page(reader, after: numbers.last ?? 0, limit: 100)
      let value = try #require(
        page.value, "The page after \(numbers.last ?? 0) \(page). Read: Chapter 6, exercise 6.12.")
      if numbers.isEmpty { log.add(try .feed("ra", after: letters.count)) }
      numbers += value.numbers
      hasMore = value.hasMore && !value.numbers.isEmpty
    }
    try #require(
      numbers == [Int](1...241),
      """
      There were 240 public events, and one more came after the first page. The pages, one after \
      the other, have the numbers 1 to 241, each once. Yours have \(numbers.count) numbers, from \
      \(numbers.first ?? 0) to \(numbers.last ?? 0). Read: Chapter 6, exercise 6.12.
      """)
  }

  @Test(
    "What the feed has not seen yet is in the log", .exercise("6.12"),
    arguments: [(0, 0), (0, 2), (2, 0), (2, 3), (3, 3), (5, 0), (5, 2), (4, 9)])
  func readsBeyondTheFeed(after: Int, known: Int) async throws {
    let letters = "eaarrtu?eca"
    let events: [RecordedEvent] = try .feed(letters)
    let reader = try await reader(GivenLog(events), knowing: [RecordedEvent](events.prefix(known)))
    let page = try await page(reader, after: after)
    let numbers = [Int]((1...6).dropFirst(after).prefix { $0 <= 5 })
    let positions = [Int]([RecordedEvent].publicPositions(letters).dropFirst(after))
    try #require(
      page.value == FeedPage(numbers, positions, hasMore: false),
      """
      The log has eleven events, five of them public, and the feed has seen the first \(known) of \
      the eleven. After number \(after) the log has \(numbers), and so has the page, but yours \
      \(page). The feed finds the place; what comes after it stands in the log. \
      Read: Chapter 6, exercise 6.12.
      """)
  }

  @Test("After a number that there is not comes nothing, and that is told", .exercise("6.12"))
  func refusesNumber() async throws {
    let reader = try await reader("eaarrtu?eca")
    let last = try await page(reader, after: 5)
    let beyond = try await page(reader, after: 6)
    try #require(
      last.value == FeedPage([], [], hasMore: false)
        && (beyond.error as? Problem)?.name == "not-reached",
      """
      There are five public events. After number 5 comes an empty page; a number 6 has not come \
      yet, so that is a Problem of the kind notReached. But they \(last) and \(beyond). Somebody \
      who has seen more than there is reads another bank. Read: Chapter 6, exercise 6.12.
      """)
  }

  @Test("Over HTTP, each event has its number, its type and its data", .exercise("6.12"))
  func answers() async throws {
    let bank = Counter(store: HookedStore(), patience: .zero)
    try await bank.record(
      [Transfer.Event.taken("t-1")], in: Transfer.stream(of: "t-1"))
    try await bank.prepare()
    try await bank.record(
      [UnknownEvent(typeName: "AccountFrozen", data: .object([:]))], in: Account.stream(of: 1))
    let reply = try await bank.ask(.get("/events/?after=1&limit=1"))
    let last = try await bank.ask(.get("/events?after=2"))
    try #require(
      reply.text
        == #"[{"id":2,"type":"MoneyDeposited","data":{"account_id":1,"amount_cents":10000}}]"#
        && NextLink(reply.headers)?.query == ["after": "2", "limit": "1"]
        && last.text == #"[{"id":3,"type":"AccountFrozen","data":{}}]"#
        && NextLink(last.headers) == nil,
      """
      An account was opened, got 100 and was frozen, whatever that may be. Event 2 is the deposit, \
      and a link leads to what comes after it; event 3 is the last one. But the answers were \
      \(reply) with Link \(reply.headers[.link] ?? "none"), and \(last). \
      Read: Chapter 6, exercise 6.12.
      """)
  }
}

/// A page, as the numbers of its events and where they stand in the log.
struct FeedPage: Equatable, CustomStringConvertible {
  let numbers: [Int]
  let positions: [Int]
  let hasMore: Bool

  init(_ page: Page<PublicEvent>) {
    self.init(
      page.rows.map(\.number), page.rows.map(\.recorded.position.rawValue), hasMore: page.hasMore)
  }

  init(_ numbers: [Int], _ positions: [Int], hasMore: Bool) {
    self.numbers = numbers
    self.positions = positions
    self.hasMore = hasMore
  }

  var description: String {
    "\(numbers) at \(positions)\(hasMore ? ", and more" : ", and no more")"
  }
}
