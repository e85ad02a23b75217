import APISupport
import EventSourcing
import Testing

@Suite("Capstone 2: Receive and ship")
struct MoveTests {
  @Test("What comes in is there, and what goes out is gone", arguments: Place.allCases)
  func moves(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      let replies = [await shop.define(), await shop.receive(40), await shop.ship(5)]
      try #require(
        replies.map(\.status) == [201, 201, 201] && replies[1].shows(40, version: 2)
          && replies[2].shows(35, version: 3),
        """
        An item was defined, 40 were received and 5 shipped. That is 201 three times; after the \
        receipt there are 40 at version 2, after the shipment 35 at version 3. The answers were \(replies). \(Step.inOverHTTP)
        """)
      let item = await shop.look()
      try #require(
        item.shows(35, version: 3),
        """
        40 came in and 5 went out, so GET /items/bolt-8 has to show 35 at version 3, but the \
        answer is \(item). \(Step.rules)
        """)
    }
  }

  @Test("The log tells what happened, one event for each")
  func records() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.ship(5)
      let types = try await shop.log().types
      try #require(
        types == ["ItemDefined", "ItemsReceived", "ItemsShipped"],
        """
        An item was defined, 40 were received and 5 shipped (\(reply)). The stream item-bolt-8 has \
        to hold ItemDefined, ItemsReceived and ItemsShipped, but it holds \(types). A single event \
        "quantity changed" could never tell what was sold. \(Step.words)
        """)
    }
  }

  @Test("Two items do not know of each other")
  func separates() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      try await shop.stock(7, of: "bolt-8-long")
      let reply = await shop.ship(2, of: "bolt-8-long")
      let items = [await shop.look(), await shop.look(at: "bolt-8-long")]
      try #require(
        reply.status == 201 && items.map { $0["quantity"] } == [.integer(40), .integer(5)],
        """
        There were 40 of bolt-8 and 7 of bolt-8-long, and 2 of the second were shipped (\(reply)). \
        That leaves 40 and 5, but the items are \(items[0]) and \(items[1]). Each item has a stream \
        of its own. \(Step.words)
        """)
    }
  }
}

@Suite("Capstone 3: Never below zero")
struct BoundTests {
  @Test("More than there is cannot be shipped, and the answer says how much there is")
  func refusesTooMuch() async throws {
    try await Shop.open { shop in
      try await shop.stock(37)
      let reply = await shop.ship(38)
      let (item, log) = (await shop.look(), try await shop.log())
      try #require(
        reply.isProblem(409, "not-enough-stock") && item.shows(37, version: 2) && log.count == 2,
        """
        There were 37 pieces, and 38 were to be shipped. That has to be 409 not-enough-stock, and \
        nothing is recorded. The answer is \(reply), then the item was \(item), and its stream had \
        2 events before and has \(log.count) now. \(Step.rules)
        """)
      try #require(
        reply["detail"].map { "\($0)".contains("37") } == true,
        """
        Whoever wanted 38 and cannot have them wants to know how many there are. The detail of the \
        problem has to say 37, but it is \(reply). \(Step.rules)
        """)
    }
  }

  @Test("All that is there can be shipped, and then nothing more")
  func shipsAll() async throws {
    try await Shop.open { shop in
      try await shop.stock(3)
      let replies = [await shop.ship(3), await shop.ship(1)]
      try #require(
        replies[0].status == 201 && replies[0].shows(0, version: 3)
          && replies[1].isProblem(409, "not-enough-stock"),
        """
        There were 3 pieces. To ship 3 of them is 201 and leaves none, and one more is 409 \
        not-enough-stock, but the answers were \(replies[0]) and \(replies[1]). \(Step.rules)
        """)
    }
  }

  @Test("What stands in the log counts, also where today's rules would not allow it")
  func countsWhatHappened() async throws {
    try await Shop.open { shop in
      try await shop.stock(3)
      _ = await shop.ship(3)
      let shipped = try await shop.log()
      try #require(
        shipped.types == ["ItemDefined", "ItemsReceived", "ItemsShipped"],
        """
        This test begins with an item of which 3 were received and shipped, but its stream holds \
        \(shipped.types). Solve the tests of "Receive and ship" first. \(Step.log)
        """)
      try await shop.record(shipped[2].event)
      let reply = await shop.receive(5)
      try #require(
        reply.status == 201 && reply.shows(2, version: 5),
        """
        3 pieces came and went. Then another program, without your rules, appended a shipment of 3 \
        as well: 3 are missing. When 5 come, there are 2, at version 5, but the answer is \(reply). \
        What stands in the log has happened, and evolve adds it up and does not judge it. \
        \(Step.rules)
        """)
    }
  }

  @Test("The storeroom has a last place, and what comes after it is refused")
  func isFull() async throws {
    try await Shop.open { shop in
      try await shop.stock(1_000_000)
      let replies = [await shop.receive(1), await shop.ship(1), await shop.receive(1)]
      try #require(
        replies[0].isProblem(409, "too-much-stock") && replies[1].status == 201
          && replies[2].shows(1_000_000, version: 4),
        """
        There were 1000000 pieces, which is the most. One more has to be 409 too-much-stock; when \
        one was shipped, one can come. The answers were \(replies). A sum that nobody bounds \
        overflows one day, and ends the process. \(Step.rules)
        """)
    }
  }
}
