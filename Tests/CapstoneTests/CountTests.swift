import APISupport
import EventSourcing
import TestStores
import Testing

@Suite("Capstone 4: Count the stock")
struct CountTests {
  @Test("A count sets the quantity", arguments: [(33, 33), (52, 52), (0, 0), (1, 1)])
  func adjusts(counted: Int, quantity: Int) async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.count(counted)
      try #require(
        reply.status == 201 && reply.shows(quantity, version: 3),
        """
        The quantity was 40, and \(counted) were counted.
          expected: 201 with \(quantity) at version 3
          got:      \(reply)
        \(Step.rules)
        """)
      let (item, types) = (await shop.look(), try await shop.log().types)
      try #require(
        item.shows(quantity, version: 3) && types.last == "StockAdjusted" && types.count == 3,
        """
        \(counted) of 40 pieces were counted.
          expected: GET /items/bolt-8 shows \(quantity) at version 3; the third event is \
        StockAdjusted
          got:      \(item)
                    \(types)
        \(Step.words)
        """)
      let (data, difference) = (try await shop.log().last?.data ?? .null, counted - 40)
      try #require(
        data.contains(difference) || data.contains(-difference),
        """
        The quantity was 40, and \(counted) were counted.
          expected: the data of StockAdjusted contains the difference \(difference)
          got:      \(data)
        "How many disappeared?" is then a sum over these events alone. \(Step.words)
        """)
    }
  }

  @Test("Receipts, shipments and counts after a count add up")
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
        There were 40. Then 33 were counted, 3 shipped, 10 received, 41 counted and 41 shipped.
          expected: the quantities 33, 30, 40, 41 and 0
          got:      \(replies.lines)
        A count changes the quantity by the difference, and leaves the earlier events alone. \
        \(Step.rules)
        """)
    }
  }

  @Test("A count equal to the quantity records nothing")
  func agrees() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.count(40)
      let log = try await shop.log()
      try #require(
        reply.status == 201 && reply.shows(40, version: 2) && log.count == 2,
        """
        The quantity was 40, and 40 were counted.
          expected: 201 with 40 at version 2, and still 2 events
          got:      \(reply), and \(log.note)
        An event without a change makes the version of every client stale for no reason. \
        \(Step.rules)
        """)
    }
  }

  @Test("A count that records nothing answers with a quantity and its own version")
  func agreesBeforeOthers() async throws {
    let store = HookedStore.overtaking(append: 3) { await $0.ship(5) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(40)
      let reply = await shop.count(40)
      try #require(
        reply.status == 201
          && [(40, 2), (35, 3), (40, 4)].contains { reply.shows($0.0, version: $0.1) },
        """
        The quantity was 40 at version 2, and 40 were counted. Another client shipped 5 at the \
        same time.
          expected: 40 at version 2, or 35 at version 3, or after another decision 40 at version 4
          got:      \(reply)
        The quantity and the version in a response come from one point in time. \(Step.handler)
        """)
    }
  }
}
