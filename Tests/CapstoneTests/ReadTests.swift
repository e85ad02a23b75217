import APISupport
import EventSourcing
import HTTPServer
import StoreConformance
import TestStores
import Testing

@Suite("Capstone 6: Read what there is")
struct ReadTests {
  @Test("Who has written reads what he wrote, even if the log is read late")
  func readsItsWrites() async throws {
    var delayed = try await answersOfADelayedLog()
    // Where this machine was so busy that the delay was far longer, nobody had to wait for its end.
    for _ in 1...20 where !delayed.isRight && delayed.time > .seconds(1) {
      delayed = try await answersOfADelayedLog()
    }
    try #require(
      delayed.isRight,
      """
      40 were received and 5 shipped, and the shipment was answered \(delayed.answers[0]). Whoever \
      asks then has to see 35, in GET /items/bolt-8 and in GET /items/, even where a read model sees \
      the shipment a third of a second late. The answers were \(delayed.answers[1]) and \
      \(delayed.answers[2]). It may have waited for a while, and not for a position. \(Step.readSide)
      """)
  }

  /// What a shipment of 5 from 40 and two questions after it are answered while nobody can read the
  /// log for a third of a second; and how long that really was.
  private func answersOfADelayedLog() async throws -> DelayedAnswers {
    let gate = Gate()
    let late = DelayedStore(try Place.memory.store(clock: ManualWallClock(.noon))) {
      await gate.pass()
    }
    return try await Shop.open(over: late) { shop in
      try await shop.stock(40)
      let (clock, start) = (ContinuousClock(), ContinuousClock.now)
      gate.close()
      defer { gate.open() }
      let asking = Task {
        [await shop.ship(5), await shop.look(), await shop.ask(.get("/items/"))]
      }
      // By then, whoever does not wait for the event has all three answers.
      _ = try await soon(within: .milliseconds(300)) { await asking.value }
      gate.open()
      let time = start.duration(to: clock.now)
      return DelayedAnswers(answers: await asking.value, time: time)
    }
  }

  private struct DelayedAnswers: Sendable {
    let answers: [Reply]
    let time: Duration

    var isRight: Bool {
      answers[1].shows(35, version: 3) && answers[2].all("quantity") == [.integer(35)]
    }
  }

  @Test("Whatever shows an item has its version for an ETag")
  func tags() async throws {
    try await Shop.open { shop in
      let replies = [
        await shop.define(), await shop.receive(40), await shop.ship(5), await shop.count(33),
        await shop.rename(to: "Bolt"), await shop.look(),
      ]
      let tags = replies.map { $0.headers[.eTag] ?? "none" }
      try #require(
        tags == [1, 2, 3, 4, 5, 5].map { "\"\($0)\"" },
        """
        An item was defined, 40 were received, 5 shipped, 33 counted, and it has a new name. Then \
        it was read. The ETags have to be the versions in quotes: "1", "2", "3", "4", "5" and "5", \
        but they were \(tags.joined(separator: ", ")). The answers were \(replies). \(Step.past)
        """)
    }
  }

  @Test("What a client has is not sent again")
  func spares() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let known = await shop.ask(.get("/items/bolt-8", [.ifNoneMatch: "\"1\", \"2\""]))
      let other = await shop.ask(.get("/items/bolt-8", [.ifNoneMatch: "\"1\""]))
      try #require(
        known.status == 304 && known.text.isEmpty && known.headers[.eTag] == "\"2\""
          && other.status == 200,
        """
        The item is at version 2. With If-None-Match: "1", "2" the answer has to be 304 without a \
        body, and with "1" it is 200. They were \(known) and \(other). \(Step.past)
        """)
    }
  }

  @Test("The list is in the order of the SKUs, and shows each item as it is")
  func lists() async throws {
    try await Shop.open { shop in
      for sku in ["nut-8", "bolt-8", "bolt", "bolt-10", "8-bolt"] {
        try await shop.stock(sku.count, of: sku)
      }
      let list = await shop.ask(.get("/items/"))
      let skus = ["8-bolt", "bolt", "bolt-10", "bolt-8", "nut-8"]
      try #require(
        list.status == 200 && list.all("sku") == skus.map { .string($0) }
          && list.all("quantity") == skus.map { .integer($0.count) }
          && list.all("version") == skus.map { _ in .integer(2) }
          && list.all("name") == skus.map { _ in .string("Bolt M8") } && list.next == nil,
        """
        Five items were defined, and received as many pieces as their SKU has characters. \
        GET /items/ has to be an array of sku, name, quantity and version, in the order \
        \(skus), without a Link to more. The answer is \(list). \(Step.readSide)
        """)
    }
  }

  @Test("Whoever goes from page to page sees each item once, while the list grows")
  func pages() async throws {
    try await Shop.open { shop in
      for number in 1...5 { try await shop.stock(number, of: "bolt-\(number)") }
      var (seen, path): ([JSONValue?], String?) = ([], "/items/?limit=2")
      var trail: [String] = []
      while let next = path, trail.count < 9 {
        let page = await shop.ask(.get(next))
        seen += page.all("sku") ?? []
        trail.append("\(next) -> \(page)")
        // It comes before everything that was seen.
        _ = await shop.define("a-\(trail.count)")
        path = page.next
      }
      try #require(
        seen == (1...5).map { .string("bolt-\($0)") } && trail.count == 3,
        """
        There were bolt-1 to bolt-5. Whoever begins with /items/?limit=2 and follows \
        Link: </items/?after=bolt-2&limit=2>; rel="next" sees each of them once, in 3 pages, \
        although items are defined meanwhile that come before them. Seen was \
        \(trail.joined(separator: "; ")). \(Step.readSide)
        """)
    }
  }

  @Test("The last page has no Link, also when it is full", arguments: [1, 2, 4])
  func endsPages(limit: Int) async throws {
    try await Shop.open { shop in
      for number in 1...4 { try await shop.stock(number, of: "bolt-\(number)") }
      let path = limit < 4 ? "/items/?after=bolt-\(4 - limit)&limit=\(limit)" : "/items/?limit=4"
      let page = await shop.ask(.get(path))
      try #require(
        page.all("sku")?.count == limit && page.next == nil,
        """
        There are bolt-1 to bolt-4, and GET \(path) shows the last \(limit) of them. Nothing comes \
        after them, so there is no Link, but it was to \(page.next ?? "nothing"), and the page is \
        \(page). \(Step.readSide)
        """)
    }
  }

  @Test(
    "A page that cannot be is refused, and the answer names the part that is wrong",
    arguments: [
      ("/items/?limit=0", "limit"), ("/items/?limit=101", "limit"), ("/items/?limit=two", "limit"),
      ("/items/?after=Bolt_8", "after"), ("/items/?page=2", "page"),
      ("/items/bolt-8/events?limit=0", "limit"), ("/items/bolt-8/events?after=-1", "after"),
      ("/items/bolt-8/events?sku=bolt-8", "sku"),
    ])
  func refusesPages(path: String, field: String) async throws {
    try await Shop.open { shop in
      try await shop.stock(1)
      let reply = await shop.ask(.get(path))
      try #require(
        reply.isProblem(400, "invalid-request", field: field),
        """
        GET \(path) has to be 400 invalid-request with the field \(field), but the answer is \
        \(reply). \(Step.inOverHTTP)
        """)
    }
  }

  @Test("An item with an unknown event can be read, and not changed", arguments: Place.allCases)
  func readsUnknown(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      try await shop.stock(40)
      try await shop.recordUnknown()
      let shipped = await shop.ship(5)
      // What was written after the unknown event can be read, so that can be read as well.
      let other = await shop.define("bolt-9")
      let answers = [
        await shop.look(), await shop.ask(.get("/items/")),
        await shop.ask(.get("/items/bolt-8/events")),
      ]
      try #require(
        shipped.status == 500 && other.status == 201 && answers.map(\.status) == [200, 200, 200]
          && answers[0].shows(40, version: 3)
          && answers[1].all("quantity") == [.integer(40), .integer(0)],
        """
        40 pieces were at version 2. Then another program appended ItemPainted to the stream, which \
        yours does not know: version 3. Nothing may be decided on a history that you cannot read, \
        but it can be shown, and other items go on.
          expected: to ship 5 is 500; bolt-9 is defined; the questions are 200, with 40 at version 3
          got:      \(shipped), \(other) and \(answers)
        \(Step.log)
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
        The last event of the item is an unknown one, at version 3. The version of an item is that \
        of its stream, whoever knows the events.
          expected: 40 at version 3
          got:      \(item)
        \(Step.readSide)
        """)
      try #require(
        list.all("version")?.first == .integer(3),
        """
        The last event of bolt-8 is an unknown one, at version 3, and GET /items/bolt-8 shows that \
        version. A client that takes the tag from the list has to get the same one.
          expected: GET /items/ shows version 3
          got:      \(list)
        \(Step.readSide)
        """)
    }
  }
}
