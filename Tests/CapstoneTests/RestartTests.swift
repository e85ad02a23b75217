import APISupport
import EventSourcing
import HTTPServer
import StoreConformance
import Storeroom
import TestStores
import Testing

@Suite("Capstone 12: Restart")
struct RestartTests {
  @Test("A restarted storeroom answers as before", arguments: Place.allCases)
  func restarts(place: Place) async throws {
    let stores = try place.twoStores(clock: ManualWallClock(.noon))
    let questions = [
      "/items/bolt-8", "/items/", "/items/bolt-8/events", "/items/bolt-8?version=2",
      "/items/bolt-8?as_of=2026-01-05T12:00:00Z",
    ].map { HTTPRequest.get($0) }
    let (receipt, before) = try await Shop.open(over: stores[0]) { shop in
      try await shop.stock(40)
      let receipt = await shop.receive(2, key: "k-1")
      _ = await shop.count(33)
      _ = await shop.rename(to: "Bolt")
      return (receipt, await shop.answers(to: questions))
    }
    // A log that is a little late, as on a busy computer.
    let late = DelayedStore(stores[1]) { try await Task.sleep(for: .milliseconds(30)) }
    try await Shop.open(over: late) { shop in
      let after = await shop.answers(to: questions)
      let advice = try await (
        start: shop.advice(
          .start, unlessUnread: "open() must return after the read model has the whole log."),
        keys: shop.advice(.keys, unlessUnread: "Responses that are kept only in memory are lost.")
      )
      for (question, answers) in zip(questions, zip(before, after)) {
        try #require(
          answers.0.status == 200 && answers.0.text == answers.1.text,
          """
          A storeroom was closed, and opened again over the same log.
            expected: \(Asked(question)) is 200 with \(answers.0.text), before and after
            got:      \(answers.0)
                      \(answers.1)
          \(advice.start)
          """)
      }
      let again = await shop.receive(2, key: "k-1")
      let item = await shop.look()
      try #require(
        again.status == 201 && again.text == receipt.text && item["quantity"] == .integer(33),
        """
        A receipt with a key got the response \(receipt). The storeroom was restarted, and the \
        client repeated the request.
          expected: the same response, and 33 pieces
          got:      \(again)
                    \(item)
        \(advice.keys)
        """)
    }
  }

  @Test("The list includes the writes of another program", arguments: Place.allCases)
  func followsOthers(place: Place) async throws {
    try await Shop.openTwo(in: place) { shops in
      try await shops[1].stock(40)
      let isThere = try await soon {
        while await shops[0].ask(.get("/items/")).all("quantity") != [.integer(40)] {
          await Task.yield()
        }
        return true
      }
      let list = await shops[0].ask(.get("/items/"))
      let advice = try await shops[0].advice(
        .start, unlessUnread: "follow() has to read the events of other programs.")
      try #require(
        isThere == true,
        """
        Two storerooms follow one log. The second one received 40 of bolt-8, and nothing was \
        written through the first one.
          expected: within three seconds, GET /items/ of the first one shows 40
          got:      \(list)
        \(advice)
        """)
    }
  }

  @Test("The list is kept up to date after the log could not be read for a moment")
  func survivesTrouble() async throws {
    let store = try Place.memory.store(clock: ManualWallClock(.noon))
    try await Shop.open(over: FlakyLog(store, failures: 2)) { shop in
      try await Shop.open(over: store) { try await $0.stock(40) }
      let isThere = try await soon {
        while await shop.ask(.get("/items/")).all("quantity") != [.integer(40)] {
          await Task.yield()
        }
        return true
      }
      let list = await shop.ask(.get("/items/"))
      try #require(
        isThere == true,
        """
        The first two subscriptions to the log failed, as when a file is locked for a moment. Then \
        another program received 40 of bolt-8.
          expected: within three seconds, GET /items/ shows 40
          got:      \(list)
        follow() tries again after an error, until its task is cancelled. A ProjectionGroup does \
        that. \(Step.start)
        """)
    }
  }

  @Test("A recorded item is read, even if today's rules forbid its SKU")
  func readsOldSKUs() async throws {
    let file = try LogFile()
    try await Shop.open(over: try file.store(of: Storeroom.eventTypes)) { shop in
      try await shop.stock(40)
      for event in try await shop.log() {
        let data = try event.data.replacing("bolt-8", with: "Bolt_9")
        try await shop.record(
          UnknownEvent(typeName: event.event.typeName, data: data), in: "Bolt_9")
      }
    }
    try await Shop.open(over: try file.store(of: Storeroom.eventTypes)) { shop in
      let list = await shop.ask(.get("/items/"))
      let advice = try await shop.advice(
        .log,
        unlessUnread: "Validate a SKU where it is read from a request; a recorded value is a fact.")
      try #require(
        list.byItem("quantity") == ["Bolt_9": .integer(40), "bolt-8": .integer(40)],
        """
        The log has an item Bolt_9, from a time when other rules held. It has the same events as \
        bolt-8. The storeroom was restarted.
          expected: GET /items/ shows 40 of Bolt_9 and 40 of bolt-8
          got:      \(list)
        \(advice)
        """)
    }
  }

  @Test("An acknowledged receipt is never lost")
  func losesNothing() async throws {
    let file = try LogFile()
    let skus = (0..<4).map { "bolt-\($0)" }
    let replies = try await Shop.open(over: try file.store(of: Storeroom.eventTypes)) { shop in
      for sku in skus { try await shop.stock(1, of: sku) }
      return await [shop].race(80) { .receipt($0 + 1, of: skus[$0 % 4]) }
    }
    try await Shop.open(over: try file.store(of: Storeroom.eventTypes)) { shop in
      let list = await shop.ask(.get("/items/"))
      let advice = try await shop.advice(.start)
      let sums = (0..<4).map { number in
        replies.enumerated().filter { $0.offset % 4 == number && $0.element.status == 201 }
          .reduce(1) { $0 + $1.offset + 1 }
      }
      try #require(
        replies.allSatisfy { $0.status == 201 }
          && list.byItem("quantity")
            == Dictionary(uniqueKeysWithValues: zip(skus, sums.map { .integer($0) })),
        """
        80 receipts of four items were written at the same time into one file. Then another \
        program opened it.
          expected: 80 times 201; the quantities \(sums)
          got:      \(replies.statuses)
                    \(list)
        \(advice)
        """)
    }
  }
}

extension Shop {
  /// Sends the requests one after the other.
  fileprivate func answers(to requests: [HTTPRequest]) async -> [Reply] {
    var replies: [Reply] = []
    for request in requests { replies.append(await ask(request)) }
    return replies
  }
}
