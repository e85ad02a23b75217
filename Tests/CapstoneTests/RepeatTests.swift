import APISupport
import EventSourcing
import HTTPServer
import TestStores
import Testing

@Suite("Capstone 10: The same request again")
struct RepeatTests {
  @Test(
    "A receipt that comes again is answered as it was, and counts once", arguments: Place.allCases)
  func repeats(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      try await shop.stock(10)
      let bodies = [#"{"quantity": 5}"#, #"{ "quantity":5 }"#]
      let requests = bodies.map { HTTPRequest.post("/items/bolt-8/receipts", $0, .key("k-1")) }
      let first = await shop.ask(requests[0])
      _ = await shop.ship(1)
      let again = await shop.ask(requests[1])
      let item = await shop.look()
      let advice = try await shop.advice(.keys)
      try #require(
        first.status == 201 && again.status == 201 && again.text == first.text
          && again.headers[.eTag] == first.headers[.eTag] && item.shows(14, version: 4),
        """
        There were 10 pieces, 5 more were received with Idempotency-Key: k-1, and one was shipped. \
        Then the receipt came again, because its answer was lost on the way. It has to get the first \
        answer, and 14 pieces are left. First the body was \(bodies[0]), then \(bodies[1]), which \
        says the same. The answers were \(first) and \(again), then the item was \(item). \(advice)
        """)
    }
  }

  @Test("A refusal that comes again stays a refusal")
  func staysRefused() async throws {
    try await Shop.open { shop in
      try await shop.stock(3)
      let first = await shop.ship(5, key: "k-1")
      _ = await shop.receive(10)
      let again = await shop.ship(5, key: "k-1")
      try #require(
        first.isProblem(409, "not-enough-stock") && again.status == 409
          && again.text == first.text,
        """
        There were 3 pieces and 5 were to be shipped with a key: \(first). Then 10 came in, and the \
        request once more. Its sender believes that nothing was shipped, and that has to stay so, \
        but the answer is \(again). \(Step.keys)
        """)
    }
  }

  @Test("An item that was defined twice with one key was defined")
  func definesAgain() async throws {
    try await Shop.open { shop in
      let request = HTTPRequest.post(
        "/items/", #"{"sku": "bolt-8", "name": "Bolt M8"}"#, .key("k-1"))
      let replies = [await shop.ask(request), await shop.ask(request)]
      try #require(
        replies.map(\.status) == [201, 201] && replies[0].text == replies[1].text
          && replies[1].headers[.location] == "/items/bolt-8",
        """
        An item was defined with a key, and the request came again. It is the same request and \
        gets the same answer, with its Location; 409 sku-taken would tell its sender that somebody \
        else was first. The answers were \(replies). \(Step.keys)
        """)
    }
  }

  @Test("A count that agreed is answered as it was, although the stock has changed")
  func countsAgain() async throws {
    try await Shop.open { shop in
      try await shop.stock(3)
      let request = HTTPRequest.post(
        "/items/bolt-8/counts", #"{"counted": 3, "reason": "stocktaking"}"#, .key("k-1"))
      let first = await shop.ask(request)
      _ = await shop.ship(1)
      let again = await shop.ask(request)
      let item = await shop.look()
      try #require(
        first.status == 201 && again.status == 201 && again.text == first.text
          && item.shows(2, version: 3),
        """
        3 pieces were counted, with a key, and the books agreed. One was shipped, and the count \
        came again. It was made when there were 3, so nothing may be adjusted now. The answers were \
        \(first) and \(again), then the item was \(item). An answer that no event tells has to be \
        kept as well. \(Step.keys)
        """)
    }
  }

  @Test("A key that was used for something else is refused")
  func refusesOther() async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      try await shop.stock(10, of: "nut-8")
      let first = await shop.receive(5, key: "k-1")
      let others = [
        await shop.receive(6, key: "k-1"), await shop.receive(5, of: "nut-8", key: "k-1"),
        await shop.ship(5, key: "k-1"),
      ]
      let items = [await shop.look(), await shop.look(at: "nut-8")]
      try #require(
        first.status == 201 && others.allSatisfy { $0.isProblem(422, "idempotency-key-reused") }
          && items.map { $0["quantity"] } == [.integer(15), .integer(10)],
        """
        A receipt of 5 had key k-1. Then the key came with 6, with another item, and with a \
        shipment: each has to be 422 idempotency-key-reused, and changes nothing. The answers were \
        \(others), then the items were \(items). \(Step.keys)
        """)
    }
  }

  @Test(
    "A key that came with other words is refused",
    arguments: [
      ("/items/", #"{"sku": "nut-8", "name": "Nut M8"}"#, #"{"sku": "nut-8", "name": "Nut"}"#),
      (
        "/items/bolt-8/counts", #"{"counted": 9, "reason": "stocktaking"}"#,
        #"{"counted": 9, "reason": "water damage"}"#
      ),
    ])
  func refusesOtherWords(path: String, body: String, other: String) async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let first = await shop.ask(.post(path, body, .key("k-1")))
      let second = await shop.ask(.post(path, other, .key("k-1")))
      try #require(
        first.status == 201 && second.isProblem(422, "idempotency-key-reused"),
        """
        POST \(path) came with key k-1 and \(body), and then with the same key and \(other). That \
        is another request, and has to be 422 idempotency-key-reused. The answers were \(first) \
        and \(second). The fingerprint leaves something out. \(Step.keys)
        """)
    }
  }

  @Test("Twenty requests with one key at the same time are one")
  func isOne() async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let replies = await [shop].race(20) { _ in .shipment(1, key: "k-1") }
      let types = try await shop.log().types
      try #require(
        replies.allSatisfy { $0.status == 201 && $0.text == replies[0].text } && types.count == 3,
        """
        One shipment was sent twenty times at the same time, with one key. There has to be one \
        event, and all get the same answer, but the statuses were \(replies.map(\.status)), and \
        the stream has \(types). \(Step.keys)
        """)
    }
  }

  @Test(
    "Wherever the process ends, the same request is carried out once", arguments: 1...2,
    [false, true])
  func survivesCrashes(write number: Int, isStored: Bool) async throws {
    let crash = try CrashPoint(
      in: Place.memory.store(clock: ManualWallClock(.noon)), isStored: isStored)
    let first = try await Shop.open(over: crash.store) { shop in
      try await shop.stock(10)
      crash.arm(at: number)
      return await shop.ship(10, key: "k-1")
    }
    crash.restart()
    try await Shop.open(over: crash.store) { shop in
      let replies = [await shop.ship(10, key: "k-1"), await shop.ship(10, key: "k-1")]
      let types = try await shop.log().types
      try #require(
        replies.map(\.status) == [201, 201] && replies[0].text == replies[1].text
          && types.count { $0 == "ItemsShipped" } == 1,
        """
        All of 10 pieces were to be shipped with a key, and the process ended \
        \(isStored ? "after" : "before") its write number \(number): \(first). It began again, and \
        the request came twice more. Both have to be 201 with the same answer, and there is one \
        shipment, but the answers were \(replies), and the stream has \(types). \(Step.keys)
        """)
    }
  }

  @Test(
    "A key that is none is refused", arguments: ["", "a b", String(repeating: "k", count: 256)])
  func refusesKeys(key: String) async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let reply = await shop.receive(5, key: key)
      let count = try await shop.log().count
      try #require(
        reply.isProblem(400, "invalid-request", field: "Idempotency-Key") && count == 2,
        """
        A receipt came with Idempotency-Key: '\(key)'. A key has 1 to 255 visible ASCII characters, \
        so it has to be 400 invalid-request with the field Idempotency-Key, and nothing is \
        received. The answer is \(reply), and the stream has \(count) events. \(Step.keys)
        """)
    }
  }
}
