import APISupport
import EventSourcing
import HTTPServer
import Testing

@Suite("Capstone 8: What there is not")
struct RefusalTests {
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
        the log. The answer is \(reply), and the stream has \(log.count) events. \
        \(reply.isProblem(404, "unknown-item") ? Step.rules : Step.inOverHTTP)
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
