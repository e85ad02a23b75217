import APISupport
import EventSourcing
import HTTPServer
import TestStores
import Testing

@Suite("Capstone 9: Concurrent requests")
struct RaceTests {
  @Test("Of fifty concurrent shipments of ten pieces, ten succeed", arguments: Place.allCases)
  func shipsTen(place: Place) async throws {
    try await Shop.openTwo(in: place) { shops in
      try await shops[0].stock(10)
      let replies = await shops.race(50) { _ in .shipment(1) }
      let shipped = replies.count { $0.status == 201 }
      let refused = replies.count { $0.isProblem(409, "not-enough-stock") }
      let types = try await shops[0].log().types
      let advice = try await shops[0].advice(.handler)
      try #require(
        shipped == 10 && refused == 40 && types.count { $0 == "ItemsShipped" } == 10,
        """
        There were 10 pieces, and 50 shipments of one arrived at the same time, through two \
        programs over one log.
          expected: 10 shipped, 40 rejected with 409 not-enough-stock, 10 shipments in the log
          got:      \(shipped) shipped, \(refused) rejected, \
        \(types.count { $0 == "ItemsShipped" }) shipments in the log; another response: \
        \(replies.first { $0.status != 201 && $0.status != 409 }.map { "\($0)" } ?? "none")
        \(advice)
        """)
      let rest = try await Shop.open(over: shops[0].store) { await $0.look() }
      try #require(
        rest.shows(0, version: 12),
        """
        There were 10 pieces, and 10 were shipped.
          expected: 0 at version 12
          got:      \(rest)
        \(advice)
        """)
    }
  }

  @Test("Concurrent receipts and shipments add up", arguments: Place.allCases)
  func addsUp(place: Place) async throws {
    try await Shop.openTwo(in: place) { shops in
      try await shops[0].stock(20)
      let replies = await shops.race(40) { $0.isMultiple(of: 2) ? .receipt(3) : .shipment(2) }
      let rest = try await Shop.open(over: shops[0].store) { await $0.look() }
      let sum = replies.enumerated().reduce(20) { sum, entry in
        guard entry.element.status == 201 else { return sum }
        return sum + (entry.offset.isMultiple(of: 2) ? 3 : -2)
      }
      let advice = try await shops[0].advice(
        .handler, unlessUnread: "A lost update overwrote another client's change.")
      try #require(
        replies.count { $0.status == 201 } >= 20 && rest["quantity"] == .integer(sum),
        """
        There were 20 pieces. 20 receipts of 3 and 20 shipments of 2 arrived at the same time.
          expected: at least 20 of 40 are 201, and these add up to the quantity \(sum)
          got:      \(replies.count { $0.status == 201 }) of 40
                    \(rest)
        \(advice)
        """)
    }
  }

  @Test("A shipment that conflicts is decided again, and succeeds")
  func decidesAgain() async throws {
    let store = HookedStore.overtaking(append: 3) { await $0.ship(3) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(10)
      let reply = await shop.ship(5)
      try #require(
        reply.status == 201 && reply.shows(2, version: 4),
        """
        There were 10 pieces. During the decision about a shipment of 5, another client shipped 3.
          expected: 201 with 2 at version 4, because 7 are enough
          got:      \(reply)
        The handler retries after a conflict; the client does not notice. \(Step.handler)
        """)
    }
  }

  @Test("A shipment that conflicts is decided again, and is rejected")
  func isRefusedAgain() async throws {
    let store = HookedStore.overtaking(append: 3) { await $0.ship(3) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(10)
      let reply = await shop.ship(8)
      let item = await shop.look()
      try #require(
        reply.isProblem(409, "not-enough-stock") && item.shows(7, version: 3),
        """
        There were 10 pieces. During the decision about a shipment of 8, another client shipped 3.
          expected: 409 not-enough-stock, and 7 at version 3
          got:      \(reply)
                    \(item)
        The decision was based on a stale state. \(Step.handler)
        """)
    }
  }

  @Test("A command answers with the state that it left, not a later one")
  func answersForItself() async throws {
    let store = HookedStore.following(append: 3) { await $0.ship(3) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(40)
      let reply = await shop.ship(5)
      try #require(
        reply.status == 201 && reply.shows(35, version: 3)
          && reply.headers[.eTag] == "\"3\"",
        """
        There were 40 pieces at version 2. After a shipment of 5 was recorded, and before its \
        response, another client shipped 3.
          expected: 35 at version 3, ETag "3"
          got:      \(reply), \(reply.note(.eTag))
        The response is the item as this command left it, not the current one. \(Step.handler)
        """)
    }
  }

  @Test("Of twenty concurrent definitions of one SKU, one succeeds", arguments: Place.allCases)
  func definesOnce(place: Place) async throws {
    try await Shop.openTwo(in: place) { shops in
      let replies = await shops.race(20) { number in
        .post("/items/", #"{"sku": "bolt-8", "name": "Bolt \#(number)"}"#)
      }
      let types = try await shops[0].log().types
      let advice = try await shops[1].advice(.handler)
      try #require(
        replies.count { $0.status == 201 } == 1
          && replies.count { $0.isProblem(409, "sku-taken") } == 19
          && types == ["ItemDefined"],
        """
        Twenty clients defined bolt-8 at the same time, each with another name.
          expected: one 201, nineteen 409 sku-taken, and one ItemDefined in the stream
          got:      \(replies.statuses)
                    \(types)
        \(advice)
        """)
    }
  }
}

extension Shop {
  /// Opens two storerooms over one log, as two programs would.
  ///
  /// - Throws: errors of `body`, and of creating a file.
  static func openTwo<Value>(
    in place: Place, _ body: ([Shop]) async throws -> Value
  ) async throws -> Value {
    let stores = try place.twoStores(clock: ManualWallClock(.noon))
    return try await open(over: stores[0]) { first in
      try await open(over: stores[1]) { second in try await body([first, second]) }
    }
  }
}

extension [Shop] {
  /// Sends `count` requests at the same time, through all shops in turn.
  ///
  /// A request that is answered with 503 `busy` is sent again, as the contract asks.
  func race(_ count: Int, _ request: @escaping @Sendable (Int) -> HTTPRequest) async -> [Reply] {
    await withTaskGroup(of: (Int, Reply).self) { group in
      for number in 0..<count {
        let shop = self[number % self.count]
        group.addTask {
          var reply = await shop.ask(request(number))
          for _ in 1...100 where reply.isProblem(503, "busy") {
            reply = await shop.ask(request(number))
          }
          return (number, reply)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
        .sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
