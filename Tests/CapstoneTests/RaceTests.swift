import APISupport
import EventSourcing
import HTTPServer
import TestStores
import Testing

@Suite("Capstone 9: Many at once")
struct RaceTests {
  @Test("Of fifty who want one of ten pieces, ten get one", arguments: Place.allCases)
  func shipsTen(place: Place) async throws {
    try await Shop.openTwo(in: place) { shops in
      try await shops[0].stock(10)
      let replies = await shops.race(50) { _ in .shipment(1) }
      let shipped = replies.count { $0.status == 201 }
      let refused = replies.count { $0.isProblem(409, "not-enough-stock") }
      let types = try await shops[0].log().types
      try #require(
        shipped == 10 && refused == 40 && types.count { $0 == "ItemsShipped" } == 10,
        """
        There were 10 pieces, and 50 shipments of one came at the same time, through two programs \
        over one log. Ten have to be 201 and forty 409 not-enough-stock, but \(shipped) were \
        shipped and \(refused) refused; the others were \
        \(replies.first { $0.status != 201 && $0.status != 409 }.map { "\($0)" } ?? "none"). \
        The log has \(types.count { $0 == "ItemsShipped" }) shipments. \(Step.handler)
        """)
      let rest = try await Shop.open(over: shops[0].store) { await $0.look() }
      try #require(
        rest.shows(0, version: 12),
        """
        There were 10 pieces and 10 were shipped. That leaves 0 at version 12, but the item is \
        \(rest). \(Step.handler)
        """)
    }
  }

  @Test("What comes and goes at the same time adds up", arguments: Place.allCases)
  func addsUp(place: Place) async throws {
    try await Shop.openTwo(in: place) { shops in
      try await shops[0].stock(20)
      let replies = await shops.race(40) { $0.isMultiple(of: 2) ? .receipt(3) : .shipment(2) }
      let rest = try await Shop.open(over: shops[0].store) { await $0.look() }
      let sum = replies.enumerated().reduce(20) { sum, entry in
        guard entry.element.status == 201 else { return sum }
        return sum + (entry.offset.isMultiple(of: 2) ? 3 : -2)
      }
      try #require(
        replies.count { $0.status == 201 } >= 20 && rest["quantity"] == .integer(sum),
        """
        20 pieces, 20 receipts of 3 and 20 shipments of 2, all at the same time. Those that were \
        answered with 201 add up to \(sum), but the item is \(rest), and \
        \(replies.count { $0.status == 201 }) of 40 were 201. Somebody's work was overwritten. \
        \(Step.handler)
        """)
    }
  }

  @Test("Whoever is overtaken decides again: there is enough")
  func decidesAgain() async throws {
    let store = HookedStore.overtaking(append: 3) { await $0.ship(3) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(10)
      let reply = await shop.ship(5)
      try #require(
        reply.status == 201 && reply.shows(2, version: 4),
        """
        There were 10 pieces. While a shipment of 5 was decided, somebody else shipped 3. There \
        are 7, which is enough, so it has to be 201 with 2 left at version 4, but the answer is \
        \(reply). Nobody in the shop has to know that there was a conflict. \(Step.handler)
        """)
    }
  }

  @Test("Whoever is overtaken decides again: there is not enough")
  func isRefusedAgain() async throws {
    let store = HookedStore.overtaking(append: 3) { await $0.ship(3) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(10)
      let reply = await shop.ship(8)
      let item = await shop.look()
      try #require(
        reply.isProblem(409, "not-enough-stock") && item.shows(7, version: 3),
        """
        There were 10 pieces. While a shipment of 8 was decided, somebody else shipped 3. The 7 \
        that are left are not enough, so it has to be 409 not-enough-stock, but the answer is \
        \(reply), then the item was \(item). The decision was made on a state that is no more. \
        \(Step.handler)
        """)
    }
  }

  @Test("Whoever is followed at once is told what he did himself")
  func answersForItself() async throws {
    let store = HookedStore.following(append: 3) { await $0.ship(3) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(40)
      let reply = await shop.ship(5)
      try #require(
        reply.status == 201 && reply.shows(35, version: 3)
          && reply.headers[.eTag] == "\"3\"",
        """
        There were 40 pieces at version 2, and 5 were shipped. Before that was answered, somebody \
        else shipped 3. The answer is the item as this shipment has left it: 35 at version 3, which \
        is the ETag as well. But it is \(reply). A quantity of now with a version of then was never \
        true. \(Step.handler)
        """)
    }
  }

  @Test("Of twenty who define the same item, one does", arguments: Place.allCases)
  func definesOnce(place: Place) async throws {
    try await Shop.openTwo(in: place) { shops in
      let replies = await shops.race(20) { number in
        .post("/items/", #"{"sku": "bolt-8", "name": "Bolt \#(number)"}"#)
      }
      let types = try await shops[0].log().types
      try #require(
        replies.count { $0.status == 201 } == 1
          && replies.count { $0.isProblem(409, "sku-taken") } == 19
          && types == ["ItemDefined"],
        """
        Twenty defined bolt-8 at the same time, each with another name. One has to be 201 and the \
        others 409 sku-taken, but the statuses were \(replies.map(\.status)), and the stream has \
        \(types). \(Step.handler)
        """)
    }
  }
}

extension Shop {
  /// Opens two storerooms over one log, as two programs would.
  ///
  /// - Throws: what `body` throws, and what keeps a file from being made.
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
  /// Where the answer is "others were faster, ask again", they ask again, as the contract says.
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
