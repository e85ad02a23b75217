import APISupport
import EventSourcing
import Foundation
import HTTPServer
import Testing

@Suite("Capstone 7: Read the past")
struct PastTests {
  /// Opens a storeroom with five events, ten seconds apart: 0, 40, 35, 35 with another name, 33.
  private func open<Value>(
    in place: Place = .memory, _ body: (Shop) async throws -> Value
  ) async throws -> Value {
    let clock = ManualWallClock(.noon)
    return try await Shop.open(in: place, clock: clock) { shop in
      _ = await shop.define()
      clock.advance(by: 10)
      _ = await shop.receive(40)
      clock.advance(by: 10)
      _ = await shop.ship(5)
      clock.advance(by: 10)
      _ = await shop.rename(to: "Bolt")
      clock.advance(by: 10)
      _ = await shop.count(33)
      clock.advance(by: 60)
      return try await body(shop)
    }
  }

  @Test(
    "An item can be read at each version",
    arguments: [(1, 0, "Bolt M8"), (2, 40, "Bolt M8"), (3, 35, "Bolt M8"), (4, 35, "Bolt")])
  func showsVersions(version: Int, quantity: Int, name: String) async throws {
    try await open { shop in
      let reply = await shop.ask(.get("/items/bolt-8?version=\(version)"))
      try #require(
        reply.status == 200 && reply.shows(quantity, version: version, name: name)
          && reply.headers[.eTag] == "\"\(version)\"",
        """
        At version \(version), there were \(quantity) pieces of "\(name)".
          expected: GET /items/bolt-8?version=\(version) shows that, with the version in quotes as \
        ETag
          got:      \(reply), \(reply.note(.eTag))
        Each version has its own name, quantity and tag. \(Step.past)
        """)
    }
  }

  @Test("An event of an unknown type is part of the history", arguments: Place.allCases)
  func showsUnknown(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      try await shop.stock(40)
      _ = await shop.ship(5)
      try await shop.recordUnknown()
      try await shop.recordUnknown()
      _ = await shop.define("bolt-9")
      let item = await shop.ask(.get("/items/bolt-8?version=4"))
      let history = await shop.ask(.get("/items/bolt-8/events"))
      let advice = try await shop.advice(.past)
      try #require(
        item.shows(35, version: 4) && history.all("version") == (1...5).map { .integer($0) }
          && history.all("quantity") == [0, 40, 35, 35, 35].map { .integer($0) },
        """
        40 pieces were received and 5 shipped, version 3. Versions 4 and 5 are ItemPainted, an \
        unknown type.
          expected: 35 at version 4; five events in the history, with the quantities 0, 40, 35, \
        35, 35
          got:      \(item)
                    \(history)
        \(advice)
        """)
    }
  }

  @Test(
    "An item can be read at each moment",
    arguments: [
      ("2026-01-05T12:00:00Z", 1, 0, "Bolt M8"), ("2026-01-05T12:00:19.999Z", 2, 40, "Bolt M8"),
      ("2026-01-05T13:00:20%2B01:00", 3, 35, "Bolt M8"), ("2026-01-05T12:00:35Z", 4, 35, "Bolt"),
      ("2026-01-05T12:01:00Z", 5, 33, "Bolt"),
    ])
  func showsMoments(
    moment: String, version: Int, quantity: Int, name: String
  ) async throws {
    try await open(in: .file) { shop in
      let reply = await shop.ask(.get("/items/bolt-8?as_of=\(moment)"))
      let advice = try await shop.advice(
        .past, unlessUnread: "An event counts from the moment at which it was recorded.")
      try #require(
        reply.status == 200 && reply.shows(quantity, version: version, name: name),
        """
        The item was defined at 12:00:00. A receipt of 40, a shipment of 5, a new name and a count \
        of 33 followed, ten seconds apart.
          expected: at \(moment), version \(version) with \(quantity) of "\(name)"
          got:      \(reply)
        \(advice)
        """)
    }
  }

  @Test(
    "A point in the future, before the definition or malformed is rejected",
    arguments: [
      ("version=6", 404, "not-reached"), ("as_of=2026-01-05T12:02:00Z", 404, "not-reached"),
      ("as_of=2026-01-05T11:59:59Z", 404, "unknown-item"),
      ("version=0", 400, "invalid-request"), ("version=x", 400, "invalid-request"),
      ("as_of=yesterday", 400, "invalid-request"),
      ("version=1&as_of=2026-01-05T12:00:00Z", 400, "invalid-request"),
    ])
  func refuses(query: String, status: Int, problem: String) async throws {
    try await open { shop in
      let reply = await shop.ask(.get("/items/bolt-8?\(query)"))
      let reason =
        problem == "not-reached"
        ? "A response about the past must never change, so there is none about the future. " : ""
      try #require(
        reply.isProblem(status, problem),
        """
        The item has 5 versions; it was defined at 12:00:00, and now it is 12:01:40.
          expected: GET /items/bolt-8?\(query) is \(status) \(problem)
          got:      \(reply)
        \(reason)\(Step.past)
        """)
    }
  }

  @Test("The history has a line for each event, with the quantity after it")
  func showsHistory() async throws {
    try await open { shop in
      let reply = await shop.ask(.get("/items/bolt-8/events"))
      let types = ["ItemDefined", "ItemsReceived", "ItemsShipped", "ItemRenamed", "StockAdjusted"]
      try #require(
        reply.status == 200 && reply.all("type") == types.map { .string($0) }
          && reply.all("quantity") == [0, 40, 35, 35, 33].map { .integer($0) }
          && reply.all("version") == (1...5).map { .integer($0) }
          && reply.all("recorded_at")?.last == .string("2026-01-05T12:00:40.000000Z"),
        """
        GET /items/bolt-8/events returns an array of version, type, recorded_at, quantity and \
        data, oldest first.
          expected: \(types) with the quantities 0, 40, 35, 35, 33; the last one recorded at \
        2026-01-05T12:00:40.000000Z
          got:      \(reply)
        \(Step.past)
        """)
    }
  }

  @Test("The quantity continues from page to page of the history")
  func pagesHistory() async throws {
    try await open { shop in
      let first = await shop.ask(.get("/items/bolt-8/events?limit=2"))
      let second = await shop.ask(.get(first.next ?? "/no-next"))
      let third = await shop.ask(.get(second.next ?? "/no-next"))
      try #require(
        first.next == "/items/bolt-8/events?after=2&limit=2"
          && second.all("quantity") == [.integer(35), .integer(35)]
          && third.all("quantity") == [.integer(33)] && third.next == nil,
        """
        A client reads five events in pages of two, and follows each Link.
          expected: Link: </items/bolt-8/events?after=2&limit=2>; rel="next"; then the quantities \
        35 and 35; then 33 and no Link
          got:      \(first), \(first.note(.link))
                    \(second), \(second.note(.link))
                    \(third), \(third.note(.link))
        The quantities of a page continue those of the page before. \(Step.past)
        """)
    }
  }

  @Test("The last page of the history has no Link, even when it is full", arguments: [1, 2, 5])
  func endsHistory(limit: Int) async throws {
    try await open { shop in
      let path = "/items/bolt-8/events?after=\(5 - limit)&limit=\(limit)"
      let page = await shop.ask(.get(path))
      try #require(
        page.all("version") == (6 - limit...5).map { .integer($0) } && page.next == nil,
        """
        The item has 5 events, and GET \(path) is its last page.
          expected: versions \(6 - limit) to 5, without a Link
          got:      \(page), \(page.note(.link))
        \(Step.past)
        """)
    }
  }

  @Test(
    "A page after the last row is an empty array",
    arguments: [
      "/items/bolt-8/events?after=5", "/items/bolt-8/events?after=99",
      "/items/bolt-8/events?after=\(Int.max)", "/items/?after=bolt-8", "/items/?after=nut-8",
    ])
  func isPastTheEnd(path: String) async throws {
    try await open { shop in
      let page = await shop.ask(.get(path))
      try #require(
        page.status == 200 && page.json == .array([]) && page.next == nil,
        """
        bolt-8 is the only item, and it has 5 events. A client asks for GET \(path).
          expected: 200 with [], without a Link
          got:      \(page), \(page.note(.link))
        A client asks for the rows after its last one to find out whether there are new ones. \
        \(path.contains("events") ? Step.past : Step.readSide)
        """)
    }
  }
}
