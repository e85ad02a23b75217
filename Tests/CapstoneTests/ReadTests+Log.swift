import APISupport
import EventSourcing
import HTTPServer
import Testing

/// What the read model does with events that are not its own.
extension ReadTests {
  @Test("An item with an unknown event can be read, but not changed", arguments: Place.allCases)
  func readsUnknown(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      try await shop.stock(40)
      try await shop.recordUnknown()
      let shipped = await shop.ship(5)
      // The answers below include an event after the unknown one.
      let other = await shop.define("bolt-9")
      let answers = [
        await shop.look(), await shop.ask(.get("/items/")),
        await shop.ask(.get("/items/bolt-8/events")),
      ]
      let advice = try await shop.advice(
        .log,
        unlessUnread: """
          A decision needs the whole history. Reading that item and changing others does not.
          """)
      try #require(
        shipped.status == 500 && other.status == 201 && answers.map(\.status) == [200, 200, 200]
          && answers[0].shows(40, version: 3)
          && answers[1].byItem("quantity") == ["bolt-8": .integer(40), "bolt-9": .integer(0)],
        """
        40 pieces were at version 2. Then another program appended ItemPainted, an unknown type: \
        version 3.
          expected: a shipment of 5 is 500; bolt-9 is defined; the item, the list and the history \
        are 200, with 40 at version 3
          got:      \(shipped)
                    \(other)
                    \(answers.lines)
        \(advice)
        """)
    }
  }

  @Test("An unknown event counts as a version, in the item and in the list")
  func countsUnknown() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      try await shop.recordUnknown()
      _ = await shop.define("bolt-9")
      let (item, list) = (await shop.look(), await shop.ask(.get("/items/")))
      try #require(
        item.shows(40, version: 3),
        """
        The last event of the item has an unknown type, at version 3.
          expected: 40 at version 3
          got:      \(item)
        The version of an item is the version of its stream. \(Step.readSide)
        """)
      try #require(
        list.byItem("version")["bolt-8"] == .integer(3),
        """
        The last event of bolt-8 has an unknown type, at version 3.
          expected: GET /items/ shows version 3, as GET /items/bolt-8 does
          got:      \(list)
        A client can take the version for If-Match from the list as well. \(Step.readSide)
        """)
    }
  }

  @Test("An item with an unknown event, but no definition, is not there")
  func hidesUndefined() async throws {
    try await Shop.open { shop in
      try await shop.recordUnknown()
      let other = await shop.define("nut-8")
      let (item, list) = (await shop.look(), await shop.ask(.get("/items/")))
      try #require(
        other.status == 201 && item.isProblem(404, "unknown-item")
          && list.all("sku") == [.string("nut-8")],
        """
        The stream item-bolt-8 holds only ItemPainted, an unknown type. Then nut-8 was defined.
          expected: GET /items/bolt-8 is 404 unknown-item; GET /items/ shows only nut-8
          got:      \(item)
                    \(list)
        An item begins with its definition. \(Step.readSide)
        """)
    }
  }

  @Test("Streams of other categories are not items")
  func ignoresOtherCategories() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let definition = try #require(try await shop.log().first)
      try await shop.store.append(
        [NewEvent(id: RandomEventIDs().next(), event: definition.event)],
        to: StreamID(category: "draft", id: "bolt-9"), expecting: .any)
      _ = await shop.define("nut-8")
      let list = await shop.ask(.get("/items/"))
      try #require(
        list.byItem("quantity") == ["bolt-8": .integer(40), "nut-8": .integer(0)]
          && list.byItem("version") == ["bolt-8": .integer(2), "nut-8": .integer(1)],
        """
        bolt-8 has 40 pieces at version 2. Another program appended an ItemDefined to the stream \
        draft-bolt-9. Then nut-8 was defined.
          expected: GET /items/ shows bolt-8 with 40 at version 2, and nut-8 with 0 at version 1
          got:      \(list)
        The log may contain other streams, even with the same event types. Check the category of \
        the stream. \(Step.readSide)
        """)
    }
  }
}
