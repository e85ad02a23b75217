import APISupport
import EventSourcing
import HTTPServer
import Testing

@Suite("Capstone 11: What nobody meant")
struct HostileTests {
  /// Sends what makes no sense to an item with 10 pieces, and expects a refusal that leaves no trace.
  private func expectRefusal(
    of request: HTTPRequest, field: String?, _ right: String
  ) async throws {
    try await Shop.open { shop in
      try await shop.stock(10)
      let reply = await shop.ask(request)
      let everything = try await shop.store.readAll(after: .start, limit: 100)
      try #require(
        reply.isProblem(400, "invalid-request", field: field)
          && everything.filter { $0.stream.category == "item" }.count == 2,
        """
        \(Asked(request)) has to be 400 invalid-request\(field.map { " with the field \($0)" } ?? ""), \
        because \(right), and nothing is recorded. The answer is \(reply). \(Step.inOverHTTP)
        """)
    }
  }

  @Test(
    "What is no number of pieces is refused",
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

  @Test("What nobody can have counted is refused", arguments: ["-1", "0.5", "\"9\"", "1000001"])
  func refusesCounts(text: String) async throws {
    try await expectRefusal(
      of: .post("/items/bolt-8/counts", #"{"counted": \#(text), "reason": "stocktaking"}"#),
      field: "counted", "what was counted is a whole number from 0 to 1000000")
  }

  @Test(
    "What is no SKU is refused",
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

  @Test("Every SKU that the contract allows is one", arguments: ["-", "0", "b-8-", "--", "max"])
  func takesSKUs(text: String) async throws {
    let sku = text == "max" ? String(repeating: "b", count: 40) : text
    try await Shop.open(in: .file) { shop in
      try await shop.stock(7, of: sku)
      let item = await shop.look(at: sku)
      let list = await shop.ask(.get("/items/"))
      try #require(
        item["quantity"] == .integer(7) && list.all("sku") == [.string(sku)],
        """
        '\(sku)' is made of letters, digits and -, and 7 pieces of it were received. GET \
        /items/\(sku) has to show them, but the answer is \(item). \(Step.inOverHTTP) GET /items/ \
        has to be a list of this item alone, but the answer is \(list). \(Step.readSide)
        """)
    }
  }

  @Test(
    "What is no name and no reason is refused",
    arguments: [
      "\"\"", "\"  \"", "\"<b>\"", "\"a\\u0007b\"", "7", "null", "\"\\u3164\"", "\"\\u202e\"",
      "\"\(String(repeating: "n", count: 101))\"",
    ])
  func refusesTexts(text: String) async throws {
    let right = """
      it is a text of 1 to 100 characters, with something to see in them, and without control \
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

  @Test("A hundred characters are allowed, in any alphabet")
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
        ö is one character, whatever it takes to store it. A name and a reason of a hundred of them \
        are allowed, and a blank after them does not count: 201 for POST /items/, 200 for PUT and \
        201 for the count. The answers were \(replies). \(Step.inOverHTTP)
        """)
    }
  }

  @Test("What nobody reads is refused, and named")
  func refusesUnknown() async throws {
    let body = #"{"quantity": 1, "price": 2}"#
    try await expectRefusal(
      of: .post("/items/bolt-8/receipts", body), field: "price", "nobody reads it")
    try await expectRefusal(
      of: .post("/items/bolt-8/receipts?dry_run=true", #"{"quantity": 1}"#), field: "dry_run",
      "nobody reads it")
    try await expectRefusal(
      of: .put("/items/bolt-8", #"{"name": "Bolt", "quantity": 99}"#), field: "quantity",
      "a name is all that can be put")
    try await expectRefusal(
      of: .post("/items/", #"{"sku": "nut-8"}"#), field: "name", "it is missing")
  }

  @Test(
    "A body that is none is refused", arguments: ["", "{", "[1]", "null", "{\"quantity\": 01}"])
  func refusesBodies(body: String) async throws {
    try await expectRefusal(
      of: .post("/items/bolt-8/receipts", body), field: nil, "the body has to be a JSON object")
  }

  @Test("A body that does not say that it is JSON is refused")
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
        A receipt came as a form. It has to be 415 unsupported-media-type, or any page in a browser \
        could send it. The answer is \(reply). \(Step.inOverHTTP)
        """)
    }
  }

  @Test("A path that is written in another way is the same path, or none")
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
        %62 is a b, and a slash at the end makes no difference: two times 200. A SKU is not empty, \
        has no slash, %zz encodes nothing, and BOLT-8 is no other spelling of bolt-8: four times \
        404. The answers were \(same) and \(none). \(Step.inOverHTTP)
        """)
    }
  }
}
