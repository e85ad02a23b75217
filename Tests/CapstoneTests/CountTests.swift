import APISupport
import EventSourcing
import TestStores
import Testing

@Suite("Capstone 4: Count what is there")
struct CountTests {
  @Test("What was counted is true from then on", arguments: [(33, 33), (52, 52), (0, 0), (1, 1)])
  func adjusts(counted: Int, quantity: Int) async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.count(counted)
      try #require(
        reply.status == 201 && reply.shows(quantity, version: 3),
        """
        The books said 40, and \(counted) were counted. That has to be 201 with \(quantity) at \
        version 3, but the answer is \(reply). \(Step.rules)
        """)
      let (item, types) = (await shop.look(), try await shop.log().types)
      try #require(
        item.shows(quantity, version: 3) && types.last == "StockAdjusted" && types.count == 3,
        """
        After the count of \(counted), GET /items/bolt-8 has to show \(quantity) at version 3, and \
        the last of 3 events is StockAdjusted. The item is \(item), and the events are \(types). \
        \(Step.words)
        """)
    }
  }

  @Test("Life goes on after a count")
  func goesOn() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let replies = [
        await shop.count(33), await shop.ship(3), await shop.receive(10), await shop.count(41),
        await shop.ship(41),
      ]
      try #require(
        replies.map { $0["quantity"] } == [33, 30, 40, 41, 0].map { .integer($0) },
        """
        There were 40. Then 33 were counted, 3 shipped, 10 received, 41 counted and 41 shipped: \
        33, 30, 40, 41, 0. The answers were \(replies). An adjustment changes the quantity by the \
        difference; what came before it stays as it was. \(Step.rules)
        """)
    }
  }

  @Test("A count that agrees with the books records nothing")
  func agrees() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.count(40)
      let log = try await shop.log()
      try #require(
        reply.status == 201 && reply.shows(40, version: 2) && log.count == 2,
        """
        The books said 40, and 40 were counted. That is 201, with the item as it was at version 2, \
        and no event. The answer is \(reply), and the stream has 2 events before the count and \
        \(log.count) after it. \
        An event in which nothing happens makes everybody's version stale for nothing. \(Step.rules)
        """)
    }
  }

  @Test("A count that agreed, and was overtaken, shows what was true together")
  func agreesBeforeOthers() async throws {
    let store = HookedStore.overtaking(append: 3) { await $0.ship(5) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(40)
      let reply = await shop.count(40)
      try #require(
        reply.status == 201
          && [(40, 2), (35, 3), (40, 4)].contains { reply.shows($0.0, version: $0.1) },
        """
        The books said 40 at version 2, and 40 were counted. Meanwhile somebody shipped 5, which is \
        35 at version 3. The count may be answered with either of the two, or decided again, which \
        makes it 40 at version 4; a quantity with the version of another one was never true. The \
        answer is \(reply). \(Step.handler)
        """)
    }
  }
}
