import APISupport
import EventSourcing
import HTTPServer
import Testing

@Suite("Capstone 1: Define an item")
struct DefineTests {
  @Test("An item that was defined is there", arguments: Place.allCases)
  func defines(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      let reply = await shop.define()
      let advice = try await shop.advice(.inOverHTTP)
      try #require(
        reply.status == 201 && reply.shows(0, version: 1)
          && reply.headers[.location] == "/items/bolt-8",
        """
        POST /items/ with the SKU bolt-8 and the name Bolt M8 has to be answered with 201, \
        Location: /items/bolt-8 and the item: sku bolt-8, name Bolt M8, quantity 0, version 1. The \
        answer is \(reply), with the Location \(reply.headers[.location] ?? "none"). \(advice)
        """)
      let item = await shop.look()
      try #require(
        item.status == 200 && item.shows(0, version: 1),
        """
        The item was defined, so GET /items/bolt-8 has to show it with 200, but the \
        answer is \(item). \(Step.readSide)
        """)
    }
  }

  @Test("It stands in the log, in the words of the contract", arguments: Place.allCases)
  func isStored(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      let reply = await shop.define()
      let log = try await shop.log()
      try #require(
        log.types == ["ItemDefined"],
        """
        POST /items/ with the SKU bolt-8 was answered \(reply). After that, the stream item-bolt-8 \
        has to hold one event with the name ItemDefined, but it holds \(log.types). \
        Who looks into the log in ten years has nothing but these names. \(Step.log)
        """)
    }
  }

  @Test(
    "A second item with the same SKU is refused, whatever its name",
    arguments: ["Bolt M8 x 40", "Bolt M8"])
  func refusesTaken(name: String) async throws {
    try await Shop.open { shop in
      let replies = [await shop.define(), await shop.define(name: name)]
      let item = await shop.look()
      let log = try await shop.log()
      try #require(
        replies[0].status == 201 && replies[1].isProblem(409, "sku-taken")
          && item["name"] == .string("Bolt M8") && log.count == 1,
        """
        bolt-8 was defined as Bolt M8, and once more as \(name), without a key. The second time has \
        to be 409 sku-taken, and nothing may change. The answers were \(replies[0]) and \
        \(replies[1]), then the item was \(item), and its stream has \(log.count) events. Two \
        people have one SKU in mind, even if they mean the same bolt; a request that comes again is \
        known by its key. \(Step.rules)
        """)
    }
  }
}
