import APISupport
import EventSourcing
import HTTPServer
import TestStores
import Testing

@Suite("Capstone 5: Rename with If-Match")
struct RenameTests {
  @Test("A renamed item keeps its quantity", arguments: Place.allCases)
  func renames(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: "Bolt M8 x 40")
      let (item, types) = (await shop.look(), try await shop.log().types)
      let advice = try await shop.advice(.rules)
      try #require(
        reply.status == 200 && reply.shows(40, version: 3, name: "Bolt M8 x 40")
          && item.shows(40, version: 3, name: "Bolt M8 x 40") && types.last == "ItemRenamed",
        """
        An item with 40 pieces got the name "Bolt M8 x 40".
          expected: PUT and then GET are 200 with the new name and 40 at version 3; the last event \
        is ItemRenamed
          got:      \(reply)
                    \(item)
                    \(types)
        \(advice)
        """)
    }
  }

  @Test("Renaming to the same name records nothing")
  func keepsTheName() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: " Bolt M8 ")
      let log = try await shop.log()
      try #require(
        reply.status == 200 && reply.shows(40, version: 2) && log.count == 2,
        """
        The item has the name "Bolt M8" and is renamed to " Bolt M8 ". Spaces around a name are \
        trimmed.
          expected: 200 at version 2, and still 2 events
          got:      \(reply), and \(log.note)
        \(Step.rules)
        """)
    }
  }

  @Test(
    "A change with a matching If-Match succeeds",
    arguments: ["\"2\"", "\"1\", \"2\"", "*"])
  func holds(tags: String) async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: "Bolt", ifMatch: tags)
      try #require(
        reply.status == 200 && reply.shows(40, version: 3, name: "Bolt"),
        """
        The item was at version 2, and a client renamed it with If-Match: \(tags).
          expected: 200 with the new name at version 3
          got:      \(reply)
        \(Step.past)
        """)
    }
  }

  @Test(
    "A change with a stale If-Match is rejected",
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
        The item was at version 2, and a client renamed it with If-Match: \(tags), which is not \
        the strong tag of version 2.
          expected: 412 precondition-failed; the item stays at version 2, with 2 events
          got:      \(reply)
                    \(item)
                    \(log.note)
        Without the condition, a client overwrites a change that it has not seen. \(Step.past)
        """)
    }
  }

  @Test("A concurrent change after the check of If-Match is detected")
  func isOvertaken() async throws {
    let store = HookedStore.overtaking(append: 3) { await $0.receive(1) }
    try await Shop.open(over: store) { shop in
      try await shop.stock(40)
      let reply = await shop.rename(to: "Bolt", ifMatch: "\"2\"")
      let item = await shop.look()
      try #require(
        reply.isProblem(412, "precondition-failed") && item["name"] == .string("Bolt M8"),
        """
        The item was at version 2, and a client renamed it with If-Match: "2". Between the check \
        and the append, another client received a piece.
          expected: 412 precondition-failed, and the name stays "Bolt M8"
          got:      \(reply)
                    \(item)
        Pass the version of If-Match to the append; a check before it is too early. \(Step.past)
        """)
    }
  }
}

extension HookedStore {
  /// A store in memory in which another client does something just before the append with this
  /// number to an item's stream, once.
  static func overtaking(
    append number: Int, _ other: @escaping @Sendable (Shop) async -> Reply
  ) -> HookedStore {
    HookedStore(beforeAppend: happening(at: number, other))
  }

  /// A store in memory in which another client does something just after the append with this
  /// number to an item's stream, and before that append returns; once.
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
