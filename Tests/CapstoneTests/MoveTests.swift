import APISupport
import EventSourcing
import Testing

@Suite("Capstone 2: Receive and ship")
struct MoveTests {
  @Test("A receipt adds to the quantity, and a shipment takes from it", arguments: Place.allCases)
  func moves(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      let replies = [await shop.define(), await shop.receive(40), await shop.ship(5)]
      let advice = try await (
        command: shop.advice(.inOverHTTP), rules: shop.advice(.rules)
      )
      try #require(
        replies.map(\.status) == [201, 201, 201] && replies[1].shows(40, version: 2)
          && replies[2].shows(35, version: 3),
        """
        An item was defined, 40 were received and 5 shipped.
          expected: 201 three times; 40 at version 2 after the receipt, 35 at version 3 after the \
        shipment
          got:      \(replies.lines)
        \(advice.command)
        """)
      let item = await shop.look()
      try #require(
        item.shows(35, version: 3),
        """
        40 were received and 5 shipped.
          expected: GET /items/bolt-8 shows 35 at version 3
          got:      \(item)
        \(advice.rules)
        """)
    }
  }

  @Test("Each command records one event with its own type")
  func records() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.ship(5)
      let types = try await shop.log().types
      try #require(
        types == ["ItemDefined", "ItemsReceived", "ItemsShipped"],
        """
        An item was defined, 40 were received and 5 shipped: \(reply).
          expected: the stream item-bolt-8 holds ItemDefined, ItemsReceived, ItemsShipped
          got:      \(types)
        An event "quantity changed" could not tell a sale from a correction. \(Step.words)
        """)
    }
  }

  @Test("Items are independent of each other")
  func separates() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      try await shop.stock(7, of: "bolt-8-long")
      let reply = await shop.ship(2, of: "bolt-8-long")
      let items = [await shop.look(), await shop.look(at: "bolt-8-long")]
      try #require(
        reply.status == 201 && items.map { $0["quantity"] } == [.integer(40), .integer(5)],
        """
        There were 40 of bolt-8 and 7 of bolt-8-long, and 2 of bolt-8-long were shipped: \(reply).
          expected: 40 of bolt-8, 5 of bolt-8-long
          got:      \(items[0])
                    \(items[1])
        Each item has a separate stream. \(Step.words)
        """)
    }
  }
}

@Suite("Capstone 3: Never below zero")
struct BoundTests {
  @Test("A shipment of more than the quantity is rejected, and the detail shows the quantity")
  func refusesTooMuch() async throws {
    try await Shop.open { shop in
      try await shop.stock(37)
      let reply = await shop.ship(38)
      let (item, log) = (await shop.look(), try await shop.log())
      try #require(
        reply.isProblem(409, "not-enough-stock") && item.shows(37, version: 2) && log.count == 2,
        """
        There were 37 pieces, and a client wanted to ship 38.
          expected: 409 not-enough-stock; the item stays at 37, version 2, with 2 events
          got:      \(reply)
                    \(item)
                    \(log.note)
        \(Step.rules)
        """)
      try #require(
        reply["detail"].map { "\($0)".contains("37") } == true,
        """
        There were 37 pieces, and a shipment of 38 was rejected.
          expected: a problem whose detail contains 37
          got:      \(reply)
        With the quantity, the client can ask for as many as there are. \(Step.rules)
        """)
    }
  }

  @Test("The whole quantity can be shipped, and then nothing more")
  func shipsAll() async throws {
    try await Shop.open { shop in
      try await shop.stock(3)
      let replies = [await shop.ship(3), await shop.ship(1)]
      try #require(
        replies[0].status == 201 && replies[0].shows(0, version: 3)
          && replies[1].isProblem(409, "not-enough-stock"),
        """
        There were 3 pieces. A client ships 3, and then 1 more.
          expected: 201 with 0 at version 3, then 409 not-enough-stock
          got:      \(replies[0])
                    \(replies[1])
        \(Step.rules)
        """)
    }
  }

  @Test("A recorded event counts, even if today's rules forbid it")
  func countsWhatHappened() async throws {
    try await Shop.open { shop in
      try await shop.stock(3)
      _ = await shop.ship(3)
      let shipped = try await shop.log()
      try #require(
        shipped.types == ["ItemDefined", "ItemsReceived", "ItemsShipped"],
        """
        This test begins with an item of which 3 were received and shipped.
          expected: the stream item-bolt-8 holds ItemDefined, ItemsReceived, ItemsShipped
          got:      \(shipped.types)
        Run --filter StoreroomTests.MoveTests first. \(Step.log)
        """)
      try await shop.record(shipped[2].event)
      let reply = await shop.receive(5)
      try #require(
        reply.status == 201 && reply.shows(2, version: 5),
        """
        3 pieces were received and shipped. Another program, with other rules, recorded a second \
        shipment of 3: the quantity is -3. Then 5 were received.
          expected: 201 with 2 at version 5
          got:      \(reply)
        evolve applies every recorded event and rejects none. \(Step.rules)
        """)
    }
  }

  @Test("A receipt that would exceed 1000000 is rejected")
  func isFull() async throws {
    try await Shop.open { shop in
      try await shop.stock(1_000_000)
      let replies = [await shop.receive(1), await shop.ship(1), await shop.receive(1)]
      try #require(
        replies[0].isProblem(409, "too-much-stock") && replies[1].status == 201
          && replies[2].shows(1_000_000, version: 4),
        """
        There were 1000000 pieces, the maximum. A client receives 1, ships 1, and receives 1 again.
          expected: 409 too-much-stock, 201, and 1000000 at version 4
          got:      \(replies.lines)
        An unlimited sum overflows one day, and that ends the process. \(Step.rules)
        """)
    }
  }
}
