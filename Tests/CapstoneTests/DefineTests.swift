import APISupport
import EventSourcing
import HTTPServer
import Testing

@Suite("Capstone 1: Define an item")
struct DefineTests {
  @Test("An item that was defined is there", arguments: Place.allCases)
  func defines(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      let reply = await shop.define()
      let advice = try await shop.advice(.inOverHTTP)
      try #require(
        reply.status == 201 && reply.shows(0, version: 1)
          && reply.headers[.location] == "/items/bolt-8",
        """
        POST /items/ with the SKU bolt-8 and the name Bolt M8 has to be answered with 201, \
        Location: /items/bolt-8 and the item: sku bolt-8, name Bolt M8, quantity 0, version 1. The \
        answer is \(reply), with the Location \(reply.headers[.location] ?? "none"). \(advice)
        """)
      let item = await shop.look()
      try #require(
        item.status == 200 && item.shows(0, version: 1),
        """
        The item was defined, so GET /items/bolt-8 has to show it with 200, but the \
        answer is \(item). \(Step.readSide)
        """)
    }
  }

  @Test("It stands in the log, in the words of the contract", arguments: Place.allCases)
  func isStored(place: Place) async throws {
    try await Shop.open(in: place) { shop in
      let reply = await shop.define()
      let log = try await shop.log()
      try #require(
        log.types == ["ItemDefined"],
        """
        POST /items/ with the SKU bolt-8 was answered \(reply). After that, the stream item-bolt-8 \
        has to hold one event with the name ItemDefined, but it holds \(log.types). \
        Who looks into the log in ten years has nothing but these names. \(Step.log)
        """)
    }
  }

  @Test(
    "A second item with the same SKU is refused, whatever its name",
    arguments: ["Bolt M8 x 40", "Bolt M8"])
  func refusesTaken(name: String) async throws {
    try await Shop.open { shop in
      let replies = [await shop.define(), await shop.define(name: name)]
      let item = await shop.look()
      let log = try await shop.log()
      try #require(
        replies[0].status == 201 && replies[1].isProblem(409, "sku-taken")
          && item["name"] == .string("Bolt M8") && log.count == 1,
        """
        bolt-8 was defined as Bolt M8, and once more as \(name), without a key. The second time has \
        to be 409 sku-taken, and nothing may change. The answers were \(replies[0]) and \
        \(replies[1]), then the item was \(item), and its stream has \(log.count) events. Two \
        people have one SKU in mind, even if they mean the same bolt; a request that comes again is \
        known by its key. \(Step.rules)
        """)
    }
  }

  @Test(
    "Where nothing was defined, there is nothing",
    arguments: [
      HTTPRequest.get("/items/bolt-8"), .get("/items/bolt-8?version=1"),
      .get("/items/bolt-8/events"), .receipt(1), .shipment(1),
      .post("/items/bolt-8/counts", #"{"counted": 1, "reason": "found"}"#),
      .put("/items/bolt-8", #"{"name": "Bolt"}"#),
    ].map { Asked($0) })
  func knowsNothing(asked: Asked) async throws {
    try await Shop.open { shop in
      let reply = await shop.ask(asked.request)
      let log = try await shop.log()
      try #require(
        reply.isProblem(404, "unknown-item") && log.isEmpty,
        """
        Nobody has defined an item, so \(asked) has to be 404 unknown-item, and leaves nothing in \
        the log. The answer is \(reply), and the stream has \(log.count) events. \(Step.rules)
        """)
    }
  }

  @Test(
    "A path with a SKU that cannot be leads to no item",
    arguments: [
      HTTPRequest.get("/items/Bolt_8"), .get("/items/Bolt_8/events"), .receipt(1, of: "Bolt_8"),
    ]
    .map { Asked($0) })
  func knowsNoImpossible(asked: Asked) async throws {
    try await Shop.open { shop in
      let reply = await shop.ask(asked.request)
      try #require(
        reply.isProblem(404, "unknown-item"),
        """
        Bolt_8 is no SKU: it has a capital letter and a _. In a path, that is no bad request, but an \
        item that nobody can have defined, so \(asked) has to be 404 unknown-item. The answer is \
        \(reply). \(Step.inOverHTTP)
        """)
    }
  }

  @Test("A refusal says what kind it is, to programs and to people")
  func tellsProblems() async throws {
    try await Shop.open { shop in
      let reply = await shop.ship(1)
      let type = reply.headers[.contentType] ?? "none"
      try #require(
        reply.isProblem(404, "unknown-item") && reply["status"] == .integer(404)
          && reply["title"] != nil && reply["detail"] != nil && type == "application/problem+json",
        """
        A refusal has the Content-Type application/problem+json, a type that ends in \
        #unknown-item, a title, the status and a detail. The answer is \(reply), and its \
        Content-Type is \(type). \(Step.inOverHTTP)
        """)
    }
  }

  @Test("A path that does not exist and a method that does not fit are two mistakes")
  func findsTheWay() async throws {
    try await Shop.open { shop in
      let path = await shop.ask(.get("/things/"))
      let method = await shop.ask(.init(method: .delete, target: "/items/bolt-8"))
      let allowed = method.headers[.allow] ?? ""
      try #require(
        path.status == 404 && method.status == 405 && allowed.contains("GET")
          && allowed.contains("PUT"),
        """
        GET /things/ has to be 404, and DELETE /items/bolt-8 has to be 405 with an Allow that names \
        GET and PUT. The answers were \(path) and \(method), with Allow: \(allowed). \
        \(Step.inOverHTTP)
        """)
    }
  }
}

/// A request that is the argument of a test.
struct Asked: Sendable, CustomStringConvertible, CustomTestStringConvertible {
  let request: HTTPRequest

  init(_ request: HTTPRequest) { self.request = request }

  var description: String {
    let body = String(decoding: request.body, as: UTF8.self)
    return "\(request.method) \(request.target)" + (body.isEmpty ? "" : " \(body)")
  }

  var testDescription: String { description }
}
