import APISupport
import EventSourcing
import HTTPServer
import TestStores
import Testing

@Suite("Capstone 5: Rename, if it is still so")
struct RenameTests {
  @Test("An item has a new name, and as many pieces as before", arguments: Place.allCases)
  func renames(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: "Bolt M8 x 40")
      let (item, types) = (await shop.look(), try await shop.log().types)
      try #require(
        reply.status == 200 && reply.shows(40, version: 3, name: "Bolt M8 x 40")
          && item.shows(40, version: 3, name: "Bolt M8 x 40") && types.last == "ItemRenamed",
        """
        PUT /items/bolt-8 with another name has to be 200 with the new name, 40 pieces and \
        version 3, and so is GET after it; the last event is ItemRenamed. The answers were \(reply) \
        and \(item), and the events are \(types). \(Step.rules)
        """)
    }
  }

  @Test("The name that it has already is no change")
  func keepsTheName() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: " Bolt M8 ")
      let log = try await shop.log()
      try #require(
        reply.status == 200 && reply.shows(40, version: 2) && log.count == 2,
        """
        The item was called "Bolt M8", and was renamed to " Bolt M8 ". Blanks around a name do not \
        count, so that is 200 at version 2, and no event. The answer is \(reply), and the stream \
        has \(log.count) events. \(Step.rules)
        """)
    }
  }

  @Test(
    "A change of what one has seen is made",
    arguments: ["\"2\"", "\"1\", \"2\"", "*"])
  func holds(tags: String) async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: "Bolt", ifMatch: tags)
      try #require(
        reply.status == 200 && reply.shows(40, version: 3, name: "Bolt"),
        """
        The item was at version 2, and a new name came with If-Match: \(tags). It has to be made, \
        with 200 at version 3, but the answer is \(reply). \(Step.past)
        """)
    }
  }

  @Test(
    "A change of what is no more is refused",
    arguments: ["\"1\"", "\"3\"", "W/\"2\"", "\"02\""])
  func isStale(tags: String) async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: "Bolt", ifMatch: tags)
      let (item, log) = (await shop.look(), try await shop.log())
      try #require(
        reply.isProblem(412, "precondition-failed") && item.shows(40, version: 2)
          && log.count == 2,
        """
        The item was at version 2, and a new name came with If-Match: \(tags). That is no strong \
        tag of version 2, so it has to be 412 precondition-failed and nothing changes. The answer \
        is \(reply), then the item was \(item). The spreadsheet did just that: it overwrote what \
        nobody had seen. \(Step.past)
        """)
    }
  }

  @Test("Whoever is overtaken between the look and the write is refused")
  func isOvertaken() async throws {
    let store = HookedStore.overtaking(append: 3) { await $0.receive(1) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: "Bolt", ifMatch: "\"2\"")
      let item = await shop.look()
      try #require(
        reply.isProblem(412, "precondition-failed") && item["name"] == .string("Bolt M8"),
        """
        A new name came with If-Match: "2", and the item was at version 2. Before it was written, \
        somebody else received a piece. So it has to be 412 precondition-failed, but the answer is \
        \(reply), then the item was \(item). The condition belongs to the append, and not to a look \
        before it. \(Step.past)
        """)
    }
  }
}

extension HookedStore {
  /// A store in memory in which somebody else does something just before the append with this
  /// number to the stream of an item, once.
  static func overtaking(
    append number: Int, _ other: @escaping @Sendable (Shop) async -> Reply
  ) -> HookedStore {
    HookedStore(beforeAppend: happening(at: number, other))
  }

  /// A store in memory in which somebody else does something just after the append with this
  /// number to the stream of an item, and before its writer is told of it; once.
  static func following(
    append number: Int, _ other: @escaping @Sendable (Shop) async -> Reply
  ) -> HookedStore {
    HookedStore(afterAppend: happening(at: number, other))
  }

  private static func happening(
    at number: Int, _ other: @escaping @Sendable (Shop) async -> Reply
  ) -> AppendHook {
    { append, store in
      guard append.category == "item", append.numberInCategory == number else { return }
      try await Shop.open(over: store.store) { _ = await other($0) }
    }
  }
}
