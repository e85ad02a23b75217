import API
import APISupport
import EventSourcing
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: Find the way")
struct RouterTests {
  /// Each route is answered with a text of its own, by which tests know it.
  private let router = Router([
    route(.get, "/accounts", "list"), route(.get, "/users", "users"),
    route(.post, "/users", "register"), route(.get, "/users/{user_id}", "user"),
    route(.put, "/users/{user_id}", "change"), route(.post, "/deposit", "deposit"),
  ])

  private static func route(
    _ method: HTTPMethod, _ path: PathTemplate, _ name: String
  ) -> Route {
    Route(method, path) { _ in HTTPResponse(.ok, body: Array(name.utf8)) }
  }

  /// What a request finds: the name of the route and the call.
  private func find(
    _ method: HTTPMethod, _ target: String
  ) async throws -> Outcome<(name: String, call: Call)> {
    let request = HTTPRequest(method: method, target: target)
    return try await .awaiting {
      let (route, call) = try router.find(request)
      return (Reply(try await route.action(call)).text, call)
    }
  }

  @Test(
    "A request finds its route by path and method", .exercise("6.1"),
    arguments: [
      (HTTPMethod.get, "/accounts", "list"), (.get, "/users/", "users"),
      (.post, "/users/", "register"), (.get, "/users/7", "user"), (.put, "/users/7", "change"),
      (.post, "/deposit/", "deposit"),
    ])
  func finds(method: HTTPMethod, target: String, name: String) async throws {
    let found = try await find(method, target)
    try #require(
      found.value?.name == name,
      """
      The bank has \(method) \(target), which is the route "\(name)" in this test. Your code \
      \(words(found)). One path may have a route for each of several methods. \
      Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test("The call has the request and the values of its path", .exercise("6.1"))
  func handsOver() async throws {
    let found = try await find(.put, "/users/7?from=mail")
    try #require(
      found.value?.call.values == ["user_id": "7"]
        && found.value?.call.request.target == "/users/7?from=mail"
        && found.value?.call.request.method == .put,
      """
      PUT /users/7?from=mail is /users/{user_id} with user_id "7"; the query is no part of the path. \
      The call has to have that value and the request as it came, but your code \(words(found)). \
      Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test("Where a GET is answered, a HEAD is, too", .exercise("6.1"))
  func answersHead() async throws {
    let found = try await find(.head, "/users/7")
    try #require(
      found.value?.name == "user" && found.value?.call.values == ["user_id": "7"],
      """
      HEAD /users/7 asks for all that GET /users/7 answers but for the body, which the server leaves \
      out. So it finds the route of the GET, but your code \(words(found)). \
      Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "A path that nobody has is unknown, whatever the method", .exercise("6.1"),
    arguments: [
      (HTTPMethod.get, "/nothing"), (.delete, "/nothing"), (.options, "/nothing"),
      (.get, "/users/7/friends"), (.post, "/deposit/1"),
    ])
  func knowsNoSuchPath(method: HTTPMethod, target: String) async throws {
    let known = try await find(.get, "/accounts")
    let found = try await find(method, target)
    try #require(
      known.value != nil && found.error as? RoutingError == .unknownPath(target),
      """
      There is nothing at \(target), for no method (and there is a GET /accounts). That has to throw \
      RoutingError.unknownPath("\(target)"), but your code \(words(found)) (and for GET /accounts it \
      \(words(known))). Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "A known path with another method says what it allows", .exercise("6.1"),
    arguments: [
      (HTTPMethod.get, "/deposit", ["POST", "OPTIONS"]),
      (.head, "/deposit", ["POST", "OPTIONS"]),
      (.delete, "/users/7", ["GET", "HEAD", "PUT", "OPTIONS"]),
      (.put, "/users", ["GET", "HEAD", "POST", "OPTIONS"]),
      (.options, "/accounts", ["GET", "HEAD", "OPTIONS"]),
    ])
  func allows(method: HTTPMethod, target: String, names: [String]) async throws {
    let found = try await find(method, target)
    guard case .methodNotAllowed(method, let allowed) = found.error as? RoutingError else {
      try #require(
        Bool(false),
        """
        There is something at \(target), but no route for \(method). That has to throw \
        RoutingError.methodNotAllowed, but your code \(words(found)). A client who is told that the \
        path is unknown looks for a typing error that is not there. Read: Chapter 6, exercise 6.1.
        """)
      return
    }
    try #require(
      allowed.map(\.rawValue).sorted() == names.sorted(),
      """
      \(target) allows \(names.joined(separator: ", ")), each named once: what its routes have, a \
      HEAD for each GET, and OPTIONS, which asks for this very list. Your code says \
      \(allowed.map(\.rawValue).joined(separator: ", ")). Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "The bank answers at its addresses", .exercise("6.1"),
    arguments: [(HTTPMethod.get, "/health"), (.get, "/health/"), (.head, "/health")])
  func isAtHome(method: HTTPMethod, target: String) async throws {
    let reply = try await Counter().ask(HTTPRequest(method: method, target: target))
    try #require(
      reply.status == 200 && reply["status"] == .string("ok"),
      """
      \(method) \(target) asks the bank how it is. That has to be answered with \
      200 {"status":"ok"}, but it was \(reply). Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test("OPTIONS is answered with the methods that there are", .exercise("6.1"))
  func tellsItsOptions() async throws {
    let reply = try await Counter().ask(HTTPRequest(method: .options, target: "/users/"))
    let allowed = reply.headers.list(.allow).sorted()
    try #require(
      reply.status == 204 && allowed == ["GET", "HEAD", "OPTIONS", "POST"],
      """
      OPTIONS /users/ asks what can be done there. That is 204 with "Allow: GET, HEAD, POST, \
      OPTIONS", but it was \(reply) with \(allowed). Read: Chapter 6, exercise 6.1.
      """)
  }

  /// A star is the server as a whole, and no path (RFC 9110, section 9.3.7).
  @Test("OPTIONS about the server as a whole is answered with all methods that there are")
  func tellsAllOptions() async throws {
    let reply = try await Counter().ask(HTTPRequest(method: .options, target: "*"))
    #expect(reply.status == 204 && reply.text.isEmpty)
    #expect(reply.headers.list(.allow).sorted() == ["GET", "HEAD", "OPTIONS", "POST", "PUT"])
  }

  /// The end of a sentence: `found the route "user" with user_id "7"`, or `threw …`.
  private func words(_ found: Outcome<(name: String, call: Call)>) -> String {
    guard let (name, call) = found.value else { return found.description }
    let values = call.values.sorted { $0.key < $1.key }.map { "\($0.key) \"\($0.value)\"" }
    return """
      found the route "\(name)" for \(call.request.method) \(call.request.target) with \
      \(values.isEmpty ? "no values" : values.joined(separator: ", "))
      """
  }
}
