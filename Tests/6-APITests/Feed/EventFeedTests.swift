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

  /// `[1, 2] at [6, 9], and more`, or `not-reached …`, or another error.
  private func words(_ page: Outcome<FeedPage>) -> String {
    if let page = page.value { return page.description }
    return (page.error as? Problem).map { "threw \($0)" } ?? page.description
  }

  /// A page as number and position of each of its events.
  private func page(
    _ reader: FeedReader, after number: Int, limit: Int = 100
  ) async throws(Unfinished) -> Outcome<FeedPage> {
    try await .awaiting { FeedPage(try await reader.page(after: number, limit: limit)) }
  }

  @Test(
    "An event is public by the category of its stream", .exercise("6.12"),
    arguments: [
      ("a", true), ("u", true), ("?", true), ("e", false), ("t", false), ("r", false), ("c", false),
    ])
  func isPublic(letter: String, isPublic: Bool) throws {
    let event = try #require(try [RecordedEvent].feed(letter).first)
    try #require(
      EventFeed.isPublic(event) == isPublic,
      """
      \(event.event.typeName.rawValue) is an event of the stream \(event.stream). The events of accounts \
      and users are public, whatever their type, and all others are not.
        expected: \(isPublic ? "public" : "not public")
        got:      \(isPublic ? "not public" : "public")
      If the type decided, a program that doesn't know it would give all later events other numbers. \
      Chapter 6, exercise 6.12.
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
      Among eleven events, those at the positions 6, 9, 21, 24 and 33 are public.
        expected: 5 events; the positions of 0 to 6 are 0, 6, 9, 21, 24, 33, none
        got:      \(feed.count) events; \(positions.map { $0.map(String.init) ?? "none" }
        .joined(separator: ", "))
      Chapter 6, exercise 6.12.
      """)
  }

  @Test(
    "A page has at most `limit` events after a number", .exercise("6.12"),
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
      \([RecordedEvent].publicPositions(letters)). A page has at most \(limit) of them after number \(after).
        expected: \(FeedPage(numbers, positions, hasMore: hasMore))
        got:      \(words(page))
      A full page can be the last one, and private events don't count as more. Chapter 6, exercise 6.12.
      """)
  }

  @Test("The next public event is found, however many private ones lie between", .exercise("6.12"))
  func passesOver() async throws {
    let between = String(repeating: "etr", count: 150)
    let letters = "a" + between + "u" + between
    // The feed has seen none of it, so it does not know what to skip.
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
      Between two public events there are 450 private ones, and as many after them. The pages are: all \
      after 0, one after 0, one after 1.
        expected: \(FeedPage([1, 2], positions, hasMore: false)); \
      \(FeedPage([1], [positions[0]], hasMore: true)); \(FeedPage([2], [positions[1]], hasMore: false))
        got:      \(words(all)); \(words(first)); \(words(second))
      A page of the log without public events isn't the end; only an empty page is. \
      Chapter 6, exercise 6.12.
      """)
  }

  @Test("Private events that the feed has seen are not read again", .exercise("6.12"))
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
      Between two public events there are 450 private ones, and as many after them, and the feed has \
      seen all of them.
        expected: the numbers [1, 2] with fewer than 902 events read, and none after 2 without reading any
        got:      \(words(all)) with \(count) events read; \(words(none)) with \
      \(log.eventsRead - count)
      Read the log through `store`, which skips them. Chapter 6, exercise 6.12.
      """)
  }

  @Test("The pages contain every event once, even new ones", .exercise("6.12"))
  func walks() async throws {
    let letters = String(repeating: "aeu", count: 120)
    let events: [RecordedEvent] = try .feed(letters)
    let log = GivenLog(events)
    let reader = try await reader(log, knowing: events)
    var (numbers, hasMore) = ([Int](), true)
    while hasMore, numbers.count < 500 {
      let page = try await page(reader, after: numbers.last ?? 0, limit: 100)
      let value = try #require(
        page.value, "The page after \(numbers.last ?? 0) \(page). Chapter 6, exercise 6.12.")
      if numbers.isEmpty { log.add(try .feed("ra", after: letters.count)) }
      numbers += value.numbers
      hasMore = value.hasMore && !value.numbers.isEmpty
    }
    try #require(
      numbers == [Int](1...241),
      """
      There were 240 public events, and one more came after the first page.
        expected: the numbers 1 to 241, each once
        got:      \(numbers.count) numbers, from \(numbers.first ?? 0) to \(numbers.last ?? 0)
      Chapter 6, exercise 6.12.
      """)
  }

  @Test(
    "Events that the feed hasn't seen are read from the log", .exercise("6.12"),
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
      The log has eleven events, five of them public, and the feed has seen the first \(known) of the \
      eleven. A page begins after number \(after).
        expected: \(FeedPage(numbers, positions, hasMore: false))
        got:      \(words(page))
      `position(of:)` finds the place, even if the feed is behind; the log has all that comes after it. \
      Chapter 6, exercise 6.12.
      """)
  }

  @Test("A page after a number that doesn't exist is refused", .exercise("6.12"))
  func refusesNumber() async throws {
    let reader = try await reader("eaarrtu?eca")
    let last = try await page(reader, after: 5)
    let beyond = try await page(reader, after: 6)
    try #require(
      last.value == FeedPage([], [], hasMore: false)
        && (beyond.error as? Problem)?.name == "not-reached",
      """
      There are five public events. One page begins after number 5, and one after number 6.
        expected: an empty page, and the problem "not-reached"
        got:      \(words(last)), and \(words(beyond))
      A client that has seen more events than there are has seen another log. Let the error of \
      `position(of:)` come out. Chapter 6, exercise 6.12.
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
      An account was opened, got 100 and was frozen, which is a type that this program doesn't know. One \
      page has one event after 1, and one all after 2.
        expected: event 2, the deposit, with a link to ?after=2&limit=1; event 3, AccountFrozen, without one
        got:      \(reply) with Link \(reply.headers[.link] ?? "none"); \(last)
      Chapter 6, exercise 6.12.
      """)
  }
}

/// A page, as the numbers and positions of its events.
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
