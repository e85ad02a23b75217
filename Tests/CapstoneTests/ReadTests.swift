import APISupport
import EventSourcing
import HTTPServer
import StoreConformance
import TestStores
import Testing

@Suite("Capstone 6: Read the items")
struct ReadTests {
  @Test("A client reads its own writes, even when the read model is late")
  func readsItsWrites() async throws {
    var delayed = try await answersOfADelayedLog()
    // On a busy machine the delay may be longer than a storeroom waits. Then try again.
    for _ in 1...20 where !delayed.isRight && delayed.time > .seconds(1) {
      delayed = try await answersOfADelayedLog()
    }
    try #require(
      delayed.isRight,
      """
      40 were received and 5 shipped, with the response \(delayed.answers[0]). Then the client \
      read the item and the list, while the read model was a third of a second late.
        expected: 35 at version 3 in GET /items/bolt-8, and 35 in GET /items/
        got:      \(delayed.answers[1])
                  \(delayed.answers[2])
      Wait until the read model has the command's position, not for a fixed time. \(Step.readSide)
      """)
  }

  /// Returns the responses to a shipment of 5 from 40 and to two queries after it, while the log
  /// can't be read for a third of a second, and the real length of that delay.
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
      // A storeroom that does not wait for the event has responded three times by then.
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

  @Test("A recorded command is answered, even while the read model is stuck")
  func answersWithoutTheModel() async throws {
    let gate = Gate()
    let late = DelayedStore(try Place.memory.store(clock: ManualWallClock(.noon))) {
      await gate.pass()
    }
    try await Shop.open(over: late) { shop in
      try await shop.stock(40)
      gate.close()
      defer { gate.open() }
      let reply = await shop.ship(5)
      try #require(
        reply.status == 201 && reply.shows(35, version: 3),
        """
        There were 40 pieces, and 5 were shipped. The read model got no event any more.
          expected: 201 with 35 at version 3, after a few seconds
          got:      \(reply)
        The shipment is recorded. A client that gets an error ships again. Wait for two seconds at \
        most, and then answer all the same. \(Step.readSide)
        """)
    }
  }

  @Test("Each response with an item has its version as ETag")
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
        An item was defined, 40 were received, 5 shipped, 33 counted, the item renamed, and then \
        read.
          expected: the ETags "1", "2", "3", "4", "5" and "5"
          got:      \(tags.joined(separator: ", "))
                    \(replies.lines)
        \(Step.past)
        """)
    }
  }

  @Test("A matching If-None-Match is answered with 304")
  func spares() async throws {
    try await Shop.open { shop in
      try await shop.stock(40)
      let known = await shop.ask(.get("/items/bolt-8", [.ifNoneMatch: "\"1\", \"2\""]))
      let other = await shop.ask(.get("/items/bolt-8", [.ifNoneMatch: "\"1\""]))
      try #require(
        known.status == 304 && known.text.isEmpty && known.headers[.eTag] == "\"2\""
          && other.status == 200,
        """
        The item is at version 2. It is read with If-None-Match: "1", "2", and then with "1".
          expected: 304 without a body and with ETag "2", then 200
          got:      \(known)
                    \(other)
        \(Step.past)
        """)
    }
  }

  @Test("The list is sorted by SKU, and shows each item's current state")
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
        Five items were defined, and each received as many pieces as its SKU has characters.
          expected: an array of sku, name, quantity and version, in the order \(skus), without a \
        Link
          got:      \(list)
        \(Step.readSide)
        """)
    }
  }

  @Test("A client that follows the pages sees each item once while the list grows")
  func pages() async throws {
    try await Shop.open { shop in
      for number in 1...5 { try await shop.stock(number, of: "bolt-\(number)") }
      var (seen, path): ([JSONValue?], String?) = ([], "/items/?limit=2")
      var (trail, first): ([String], String?) = ([], nil)
      while let next = path, trail.count < 9 {
        let page = await shop.ask(.get(next))
        seen += page.all("sku") ?? []
        trail.append("\(next) -> \(page), \(page.note(.link))")
        // Sorts before all items so far.
        _ = await shop.define("a-\(trail.count)")
        path = page.next
        first = first ?? path
      }
      try #require(
        seen == (1...5).map { .string("bolt-\($0)") } && trail.count == 3
          && first == "/items/?after=bolt-2&limit=2",
        """
        There were bolt-1 to bolt-5. A client started with /items/?limit=2 and followed each Link. \
        After each page, an item was defined that sorts before the others.
          expected: bolt-1 to bolt-5 once each, in 3 pages; the first Link is \
        </items/?after=bolt-2&limit=2>; rel="next"
          got:      \(trail.joined(separator: "\n            "))
        \(Step.readSide)
        """)
    }
  }

  @Test("The last page has no Link, even when it is full", arguments: [1, 2, 4])
  func endsPages(limit: Int) async throws {
    try await Shop.open { shop in
      for number in 1...4 { try await shop.stock(number, of: "bolt-\(number)") }
      let path = limit < 4 ? "/items/?after=bolt-\(4 - limit)&limit=\(limit)" : "/items/?limit=4"
      let page = await shop.ask(.get(path))
      try #require(
        page.all("sku")?.count == limit && page.next == nil,
        """
        There are bolt-1 to bolt-4, and GET \(path) is the last page.
          expected: \(limit == 1 ? "1 item" : "\(limit) items"), without a Link
          got:      \(page), \(page.note(.link))
        \(Step.readSide)
        """)
    }
  }

  @Test(
    "A page with an invalid limit, position or query item is rejected",
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
        GET \(path) is not valid.
          expected: 400 invalid-request with the field \(field)
          got:      \(reply)
        \(Step.inOverHTTP)
        """)
    }
  }
}
