import APISupport
import EventSourcing
import HTTPServer
import Testing

@Suite("Capstone 8: Unknown items and paths")
struct RefusalTests {
  @Test(
    "A request for an undefined item is 404",
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
        No item is defined.
          expected: \(asked) is 404 unknown-item, and the stream is empty
          got:      \(reply), and \(log.note)
        \(reply.isProblem(404, "unknown-item") ? Step.rules : Step.inOverHTTP)
        """)
    }
  }

  @Test(
    "A path with an invalid SKU is 404",
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
        Bolt_8 is not a valid SKU: it has a capital letter and _. No item can have it.
          expected: \(asked) is 404 unknown-item
          got:      \(reply)
        \(Step.inOverHTTP)
        """)
    }
  }

  @Test("A rejection is a problem document, for programs and for people")
  func tellsProblems() async throws {
    try await Shop.open { shop in
      let reply = await shop.ship(1)
      try #require(
        reply.isProblem(404, "unknown-item") && reply["status"] == .integer(404)
          && reply["title"] != nil && reply["detail"] != nil
          && reply.headers[.contentType] == "application/problem+json",
        """
        A client shipped an item that is not defined.
          expected: Content-Type application/problem+json; a type that ends in #unknown-item; \
        title, status and detail
          got:      \(reply), \(reply.note(.contentType))
        \(Step.inOverHTTP)
        """)
    }
  }

  @Test("An unknown path is 404, and an unknown method is 405")
  func findsTheWay() async throws {
    try await Shop.open { shop in
      let path = await shop.ask(.get("/things/"))
      let method = await shop.ask(.init(method: .delete, target: "/items/bolt-8"))
      let allowed = method.headers[.allow] ?? ""
      try #require(
        path.status == 404 && method.status == 405 && allowed.contains("GET")
          && allowed.contains("PUT"),
        """
        GET /things/ has an unknown path, and DELETE /items/bolt-8 an unknown method.
          expected: 404, and 405 with an Allow that lists GET and PUT
          got:      \(path)
                    \(method), \(method.note(.allow))
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
