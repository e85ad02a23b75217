import APISupport
import EventSourcing
import HTTPServer
import Testing

@Suite("Capstone 11: Invalid input")
struct HostileTests {
  /// Sends an invalid request for an item with 10 pieces; expects a rejection without an event.
  private func expectRefusal(
    of request: HTTPRequest, field: String?, _ right: String
  ) async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let reply = await shop.ask(request)
      let events = try await shop.store.readAll(after: .start, limit: 100)
        .filter { $0.stream.category == "item" }
      try #require(
        reply.isProblem(400, "invalid-request", field: field) && events.count == 2,
        """
        \(Asked(request)) is invalid: \(right).
          expected: 400 invalid-request\(field.map { " with the field \($0)" } ?? ""), and still \
        2 events
          got:      \(reply), and \(events.note)
        \(Step.inOverHTTP)
        """)
    }
  }

  @Test(
    "A quantity outside 1...1000000 is rejected",
    arguments: [
      "0", "-1", "1.5", "\"5\"", "true", "null", "[5]", "1000001", "9223372036854775807",
      "9223372036854775808", "1e30",
    ])
  func refusesQuantities(text: String) async throws {
    for path in ["receipts", "shipments"] {
      try await expectRefusal(
        of: .post("/items/bolt-8/\(path)", #"{"quantity": \#(text)}"#), field: "quantity",
        "a quantity is a whole number from 1 to 1000000")
    }
  }

  @Test("A count outside 0...1000000 is rejected", arguments: ["-1", "0.5", "\"9\"", "1000001"])
  func refusesCounts(text: String) async throws {
    try await expectRefusal(
      of: .post("/items/bolt-8/counts", #"{"counted": \#(text), "reason": "stocktaking"}"#),
      field: "counted", "a count is a whole number from 0 to 1000000")
  }

  @Test(
    "An invalid SKU is rejected",
    arguments: [
      "\"\"", "\"Bolt-9\"", "\"bolt_9\"", "\"bolt 9\"", "\" bolt-9\"", "\"bölt-9\"", "\"bolt/9\"",
      "\"bolt-9\\u0000\"", "\"ｂolt-9\"", "\"-\\u0301\"", "9", "null",
      "\"\(String(repeating: "b", count: 41))\"",
    ])
  func refusesSKUs(text: String) async throws {
    try await expectRefusal(
      of: .post("/items/", #"{"sku": \#(text), "name": "Bolt"}"#), field: "sku",
      "a SKU is 1 to 40 lower-case ASCII letters, digits and -")
  }

  @Test("Every SKU within the contract is accepted", arguments: ["-", "0", "b-8-", "--", "max"])
  func takesSKUs(text: String) async throws {
    let sku = text == "max" ? String(repeating: "b", count: 40) : text
    try await Shop.open(in: .file) { shop in
      try await shop.stock(7, of: sku)
      let item = await shop.look(at: sku)
      let list = await shop.ask(.get("/items/"))
      let advice = try await shop.advice(.readSide)
      try #require(
        item["quantity"] == .integer(7) && list.all("sku") == [.string(sku)],
        """
        '\(sku)' is a valid SKU, and 7 pieces were received.
          expected: GET /items/\(sku) shows 7, and GET /items/ lists only this item
          got:      \(item)
                    \(list)
        \(advice)
        """)
    }
  }

  @Test(
    "An invalid name or reason is rejected",
    arguments: [
      "\"\"", "\"  \"", "\"<b>\"", "\"a\\u0007b\"", "\"Bolt\\n\"", "7", "null", "\"\\u3164\"",
      "\"\\u202e\"",
      "\"\(String(repeating: "n", count: 101))\"",
    ])
  func refusesTexts(text: String) async throws {
    let right = """
      it has to be a text of 1 to 100 characters, at least one of them visible, without control \
      characters, < and >
      """
    try await expectRefusal(
      of: .post("/items/", #"{"sku": "nut-8", "name": \#(text)}"#), field: "name", right)
    try await expectRefusal(
      of: .put("/items/bolt-8", #"{"name": \#(text)}"#), field: "name", right)
    try await expectRefusal(
      of: .post("/items/bolt-8/counts", #"{"counted": 1, "reason": \#(text)}"#), field: "reason",
      right)
  }

  @Test("A name and a reason have up to 100 characters in any alphabet")
  func takesLongTexts() async throws {
    let text = String(repeating: "ö", count: 100)
    try await Shop.open { shop in
      let replies = [
        await shop.define(name: text), await shop.rename(to: String(text.reversed()) + " "),
        await shop.ask(
          .post("/items/bolt-8/counts", #"{"counted": 1, "reason": "\#(text)"}"#)),
      ]
      try #require(
        replies.map(\.status) == [201, 200, 201] && replies[0]["name"] == .string(text),
        """
        A name and a reason have 100 characters ö; the new name has a space after them, which is \
        trimmed.
          expected: 201 for POST /items/, 200 for PUT, 201 for the count
          got:      \(replies.lines)
        Count characters, not bytes: ö is one character. \(Step.inOverHTTP)
        """)
    }
  }

  @Test("An unknown or missing field is rejected by name")
  func refusesUnknown() async throws {
    let body = #"{"quantity": 1, "price": 2}"#
    try await expectRefusal(
      of: .post("/items/bolt-8/receipts", body), field: "price", "the field is unknown")
    try await expectRefusal(
      of: .post("/items/bolt-8/receipts?dry_run=true", #"{"quantity": 1}"#), field: "dry_run",
      "the query item is unknown")
    try await expectRefusal(
      of: .put("/items/bolt-8", #"{"name": "Bolt", "quantity": 99}"#), field: "quantity",
      "PUT accepts only a name")
    try await expectRefusal(
      of: .post("/items/", #"{"sku": "nut-8"}"#), field: "name", "the name is missing")
  }

  @Test(
    "A body that is not a JSON object is rejected",
    arguments: ["", "{", "[1]", "null", "{\"quantity\": 01}"])
  func refusesBodies(body: String) async throws {
    try await expectRefusal(
      of: .post("/items/bolt-8/receipts", body), field: nil, "the body has to be a JSON object")
  }

  @Test("A body that isn't JSON by its Content-Type is rejected")
  func refusesMediaType() async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let reply = await shop.ask(
        HTTPRequest(
          method: .post, target: "/items/bolt-8/receipts",
          headers: [.contentType: "application/x-www-form-urlencoded"],
          body: Array(#"{"quantity": 1}"#.utf8)))
      try #require(
        reply.isProblem(415, "unsupported-media-type"),
        """
        A receipt was sent as a form.
          expected: 415 unsupported-media-type
          got:      \(reply)
        Without this check, any web page could send it from a visitor's browser. \(Step.inOverHTTP)
        """)
    }
  }

  @Test("A path is decoded after it is split, and its case matters")
  func readsPaths() async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let same = [await shop.ask(.get("/items/%62olt-8/")), await shop.ask(.get("/items"))]
      let none = [
        await shop.ask(.get("/items//events")), await shop.ask(.get("/items/bolt-8%2Fevents")),
        await shop.ask(.get("/items/%zz")), await shop.ask(.get("/items/BOLT-8")),
      ]
      try #require(
        same.map(\.status) == [200, 200] && none.map(\.status) == [404, 404, 404, 404],
        """
        Two paths are other spellings of valid ones: %62 is b, and a trailing slash is optional. \
        Four paths match nothing: an empty SKU, a SKU with a slash, the invalid encoding %zz, and \
        BOLT-8, which is not bolt-8.
          expected: 200 twice, then 404 four times
          got:      \(same.lines)
                    \(none.lines)
        \(Step.inOverHTTP)
        """)
    }
  }
}
