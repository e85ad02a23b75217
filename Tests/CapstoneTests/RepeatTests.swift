import APISupport
import EventSourcing
import HTTPServer
import TestStores
import Testing

@Suite("Capstone 10: Idempotency keys")
struct RepeatTests {
  @Test(
    "A repeated receipt gets the same response and counts once", arguments: Place.allCases)
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
        There were 10 pieces, 5 were received with Idempotency-Key: k-1, and 1 was shipped. The \
        response to the receipt was lost, so the client repeated it: first \(bodies[0]), then \
        \(bodies[1]), which means the same.
          expected: the same 201 twice, and 14 pieces at version 4
          got:      \(first)
                    \(again)
                    \(item)
        \(advice)
        """)
    }
  }

  @Test("A repeated rejection stays a rejection")
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
        There were 3 pieces, and a shipment of 5 with a key was rejected: \(first). Then 10 were \
        received, and the client repeated the shipment.
          expected: the same 409
          got:      \(again)
        The client was told that nothing was shipped. \(Step.keys)
        """)
    }
  }

  @Test("A repeated definition gets the same response")
  func definesAgain() async throws {
    try await Shop.open { shop in
      let request = HTTPRequest.post(
        "/items/", #"{"sku": "bolt-8", "name": "Bolt M8"}"#, .key("k-1"))
      let replies = [await shop.ask(request), await shop.ask(request)]
      try #require(
        replies.map(\.status) == [201, 201] && replies[0].text == replies[1].text
          && replies[1].headers[.location] == "/items/bolt-8",
        """
        A client defined an item with a key, and repeated the request.
          expected: the same 201 twice, with Location: /items/bolt-8
          got:      \(replies.lines), \(replies[1].note(.location))
        With 409 sku-taken, the client would believe that another one was faster. \(Step.keys)
        """)
    }
  }

  @Test("A repeated count that recorded nothing gets the same response")
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
        There were 3 pieces, and 3 were counted with a key. Then 1 was shipped, and the client \
        repeated the count.
          expected: the same 201 twice, and 2 pieces at version 3
          got:      \(first)
                    \(again)
                    \(item)
        Save the response, because this command leaves no event to find. \(Step.keys)
        """)
    }
  }

  @Test("A key with another command is rejected")
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
        A receipt of 5 had the key k-1. Then a receipt of 6, a receipt of another item, and a \
        shipment had it, too.
          expected: 422 idempotency-key-reused three times; 15 of bolt-8, 10 of nut-8
          got:      \(others.lines)
                    \(items.lines)
        The fingerprint must include the item, the command and the quantity. \(Step.keys)
        """)
    }
  }

  @Test(
    "A key with another name or reason is rejected",
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
        POST \(path) had the key k-1 with \(body), and then with \(other).
          expected: 201, then 422 idempotency-key-reused
          got:      \(first)
                    \(second)
        The fingerprint must include every field of the command. \(Step.keys)
        """)
    }
  }

  @Test("Twenty concurrent requests with one key count once")
  func isOne() async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let replies = await [shop].race(20) { _ in .shipment(1, key: "k-1") }
      let types = try await shop.log().types
      try #require(
        replies.allSatisfy { $0.status == 201 && $0.text == replies[0].text } && types.count == 3,
        """
        A client sent one shipment twenty times at the same time, with one key.
          expected: the same 201 for all, and one shipment in the stream
          got:      \(replies.statuses)
                    \(types)
        \(Step.keys)
        """)
    }
  }

  @Test(
    "A request that is repeated after a crash counts once", arguments: 1...2,
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
        There were 10 pieces. A client shipped 10 with a key, and the process crashed \
        \(isStored ? "after" : "before") append \(number): \(first). It was restarted, and the \
        client repeated the request twice.
          expected: the same 201 twice, and one shipment in the stream
          got:      \(replies.lines)
                    \(types)
        \(Step.keys)
        """)
    }
  }

  @Test(
    "After a crash, a repeated request is answered as its own command left the item",
    arguments: 1...2)
  func answersAfterCrashes(write number: Int) async throws {
    let crash = try CrashPoint(
      in: Place.memory.store(clock: ManualWallClock(.noon)), isStored: true)
    try await Shop.open(over: crash.store) { shop in
      try await shop.stock(10)
      crash.arm(at: number)
      _ = await shop.ship(4, key: "k-1")
    }
    crash.restart()
    try await Shop.open(over: crash.store) { shop in
      // Whether the shipment was recorded before the crash, or is recorded by the repeated request.
      let isRecorded = try await shop.log().count == 3
      _ = await shop.receive(7)
      let again = await shop.ship(4, key: "k-1")
      let item = await shop.look()
      let (quantity, version) = isRecorded ? (6, 3) : (13, 4)
      try #require(
        again.status == 201 && again.shows(quantity, version: version)
          && item.shows(13, version: 4),
        """
        There were 10 pieces. A client shipped 4 with a key, and the process crashed after write \
        \(number). It was restarted, 7 were received, and the client repeated the shipment.
          expected: 201 with \(quantity) at version \(version); then 13 at version 4
          got:      \(again)
                    \(item)
        The same request gets the same response, whatever others did in between. \(Step.keys)
        """)
    }
  }

  @Test(
    "An invalid key is rejected", arguments: ["", "a b", String(repeating: "k", count: 256)])
  func refusesKeys(key: String) async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let reply = await shop.receive(5, key: key)
      let log = try await shop.log()
      try #require(
        reply.isProblem(400, "invalid-request", field: "Idempotency-Key") && log.count == 2,
        """
        A receipt had Idempotency-Key: '\(key)'. A key has 1 to 255 visible ASCII characters.
          expected: 400 invalid-request with the field Idempotency-Key, and still 2 events
          got:      \(reply), and \(log.note)
        \(Step.keys)
        """)
    }
  }
}
