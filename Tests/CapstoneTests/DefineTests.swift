import APISupport
import EventSourcing
import HTTPServer
import Testing

@Suite("Capstone 1: Define an item")
struct DefineTests {
  @Test("A defined item can be read", arguments: Place.allCases)
  func defines(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      let reply = await shop.define()
      let advice = try await shop.advice(.inOverHTTP)
      try #require(
        reply.status == 201 && reply.shows(0, version: 1)
          && reply.headers[.location] == "/items/bolt-8",
        """
        POST /items/ defined bolt-8 with the name Bolt M8.
          expected: 201, Location: /items/bolt-8, and the item: sku bolt-8, name Bolt M8, quantity \
        0, version 1
          got:      \(reply), \(reply.note(.location))
        \(advice)
        """)
      let item = await shop.look()
      let readAdvice = try await shop.advice(.readSide)
      try #require(
        item.status == 200 && item.shows(0, version: 1),
        """
        bolt-8 is defined.
          expected: GET /items/bolt-8 is 200 with quantity 0 at version 1
          got:      \(item)
        \(readAdvice)
        """)
    }
  }

  @Test("The event is stored under its name in the contract", arguments: Place.allCases)
  func isStored(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      let reply = await shop.define()
      let log = try await shop.log()
      try #require(
        log.types == ["ItemDefined"],
        """
        POST /items/ defined bolt-8, with the response \(reply).
          expected: the stream item-bolt-8 holds ItemDefined
          got:      \(log.types)
        The names in the log outlive the names in your code. \(Step.log)
        """)
    }
  }

  @Test(
    "A second item with the same SKU is rejected, even with the same name",
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
        bolt-8 was defined as Bolt M8, and a second time as \(name), both without an idempotency \
        key.
          expected: 201 and 409 sku-taken; the item is still Bolt M8, with 1 event
          got:      \(replies[0])
                    \(replies[1])
                    \(item)
                    \(log.note)
        Only a key marks a request as a repetition; the same data does not. \(Step.rules)
        """)
    }
  }
}
