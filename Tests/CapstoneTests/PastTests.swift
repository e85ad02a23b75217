import APISupport
import EventSourcing
import Foundation
import HTTPServer
import Testing

@Suite("Capstone 7: Read the past")
struct PastTests {
  /// Five events, ten seconds apart: 0, 40, 35, 35 with another name, 33.
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
    "An item can be seen as it was at each version",
    arguments: [(1, 0, "Bolt M8"), (2, 40, "Bolt M8"), (3, 35, "Bolt M8"), (4, 35, "Bolt")])
  func showsVersions(version: Int, quantity: Int, name: String) async throws {
    try await open { shop in
      let reply = await shop.ask(.get("/items/bolt-8?version=\(version)"))
      try #require(
        reply.status == 200 && reply.shows(quantity, version: version, name: name)
          && reply.headers[.eTag] == "\"\(version)\"",
        """
        At version \(version), there were \(quantity) pieces of "\(name)". So it has to be in \
        GET /items/bolt-8?version=\(version), with that version in quotes as the ETag, but the \
        answer is \(reply), with the ETag \(reply.headers[.eTag] ?? "none"). \(Step.past)
        """)
    }
  }

  @Test("An event that nobody knows has its place in the past", arguments: Place.allCases)
  func showsUnknown(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      try await shop.stock(40)
      _ = await shop.ship(5)
      try await shop.recordUnknown()
      try await shop.recordUnknown()
      _ = await shop.define("bolt-9")
      let item = await shop.ask(.get("/items/bolt-8?version=4"))
      let history = await shop.ask(.get("/items/bolt-8/events"))
      try #require(
        item.shows(35, version: 4) && history.all("version") == (1...5).map { .integer($0) }
          && history.all("quantity") == [0, 40, 35, 35, 35].map { .integer($0) },
        """
        Of 40 pieces 5 were shipped, version 3. Versions 4 and 5 are ItemPainted, which yours does \
        not know. At version 4 there are 35, and the history has all five events, with the \
        quantities 0, 40, 35, 35 and 35. The answers were \(item) and \(history). \(Step.past)
        """)
    }
  }

  @Test(
    "An item can be seen as it was at any moment",
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
      try #require(
        reply.status == 200 && reply.shows(quantity, version: version, name: name),
        """
        The item was defined at 12:00:00; each ten seconds later came 40 pieces, went 5, came a new \
        name, and was a count of 33. At \(moment) it was at version \(version), with \(quantity) of \
        "\(name)", and what was recorded at that very moment counts. The answer is \(reply). \
        \(Step.past)
        """)
    }
  }

  @Test(
    "What has not come, and what was not there yet, is not made up",
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
      try #require(
        reply.isProblem(status, problem),
        """
        The item has 5 versions, from 12:00:00 on, and it is 12:01:40. GET /items/bolt-8?\(query) \
        has to be \(status) \(problem), but the answer is \(reply). An answer about the future \
        would be another one tomorrow. \(Step.past)
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
        GET /items/bolt-8/events has to be an array of version, type, recorded_at, quantity and \
        data, oldest first: \(types) with the quantities 0, 40, 35, 35 and 33, the last one \
        recorded at 2026-01-05T12:00:40.000000Z. The answer is \(reply). \(Step.past)
        """)
    }
  }

  @Test("The history has pages, and the quantity goes on from page to page")
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
        Five events in pages of two. The first page has \
        Link: </items/bolt-8/events?after=2&limit=2>; rel="next", the second one shows 35 and 35, \
        the third one 33 and no Link. The pages were \(first), Link to \(first.next ?? "nothing"); \
        \(second); \(third), Link to \(third.next ?? "nothing"). A page does not begin at zero. \
        \(Step.past)
        """)
    }
  }

  @Test("The last page of the history has no Link, also when it is full", arguments: [1, 2, 5])
  func endsHistory(limit: Int) async throws {
    try await open { shop in
      let path = "/items/bolt-8/events?after=\(5 - limit)&limit=\(limit)"
      let page = await shop.ask(.get(path))
      try #require(
        page.all("version") == (6 - limit...5).map { .integer($0) } && page.next == nil,
        """
        The item has 5 events, and GET \(path) shows the last \(limit) of them. Nothing comes \
        after them, so there is no Link, but it was to \(page.next ?? "nothing"), and the page is \
        \(page). \(Step.past)
        """)
    }
  }
}
