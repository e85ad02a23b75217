import API
import APISupport
import EventSourcing
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: The route of a request")
struct RouterTests {
  /// Each route answers with its own text, so that a test can tell which one it found.
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
      \(method) \(target) has a route, which this test calls "\(name)".
        expected: the route "\(name)"
        got:      \(words(found))
      One path may have several routes, one for each method. Chapter 6, exercise 6.1.
      """)
  }

  @Test("The call has the request and the values from its path", .exercise("6.1"))
  func handsOver() async throws {
    let found = try await find(.put, "/users/7?from=mail")
    try #require(
      found.value?.call.values == ["user_id": "7"]
        && found.value?.call.request.target == "/users/7?from=mail"
        && found.value?.call.request.method == .put,
      """
      PUT /users/7?from=mail has the path /users/7; the query is not part of it.
        expected: the route "change" for PUT /users/7?from=mail with user_id "7"
        got:      \(words(found))
      The handler gets all it knows from the call: the request as it came, and its values. \
      Chapter 6, exercise 6.1.
      """)
  }

  @Test("A HEAD request uses the route of its GET", .exercise("6.1"))
  func answersHead() async throws {
    let found = try await find(.head, "/users/7")
    try #require(
      found.value?.name == "user" && found.value?.call.values == ["user_id": "7"],
      """
      HEAD /users/7 asks for the response to GET /users/7 without its body, which the server omits.
        expected: the route "user" for HEAD /users/7 with user_id "7"
        got:      \(words(found))
      Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "An unknown path is not found, whatever the method", .exercise("6.1"),
    arguments: [
      (HTTPMethod.get, "/nothing"), (.delete, "/nothing"), (.options, "/nothing"),
      (.get, "/users/7/friends"), (.post, "/deposit/1"),
    ])
  func knowsNoSuchPath(method: HTTPMethod, target: String) async throws {
    let known = try await find(.get, "/accounts")
    let found = try await find(method, target)
    try #require(
      known.value != nil,
      """
      GET /accounts has a route, which this test calls "list".
        expected: the route "list"
        got:      \(words(known))
      Chapter 6, exercise 6.1.
      """)
    try #require(
      found.error as? RoutingError == .unknownPath(target),
      """
      No route has the path \(target), whatever the method.
        expected: RoutingError.unknownPath("\(target)")
        got:      \(words(found))
      A 405 would tell the client to try other methods. Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "A known path with another method lists the allowed methods", .exercise("6.1"),
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
        The path of \(target) has routes, but none for \(method).
          expected: RoutingError.methodNotAllowed
          got:      \(words(found))
        With "unknown path", the client looks for a typo that isn't there. \
        Chapter 6, exercise 6.1.
        """)
      return
    }
    try #require(
      allowed.map(\.rawValue).sorted() == names.sorted(),
      """
      \(target) allows the methods of its own routes, HEAD for each GET, and OPTIONS, which asks for \
      this list. Each is listed once.
        expected: \(names.sorted().joined(separator: ", "))
        got:      \(allowed.map(\.rawValue).sorted().joined(separator: ", "))
      Clients read this list in the header `Allow`. Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "GET /health is answered", .exercise("6.1"),
    arguments: [(HTTPMethod.get, "/health"), (.get, "/health/"), (.head, "/health")])
  func isAtHome(method: HTTPMethod, target: String) async throws {
    let reply = try await Counter().ask(HTTPRequest(method: method, target: target))
    try #require(
      reply.status == 200 && reply["status"] == .string("ok"),
      """
      \(method) \(target) asks whether the bank is alive.
        expected: 200 {"status":"ok"}
        got:      \(reply)
      A supervisor restarts a bank that doesn't answer. Chapter 6, exercise 6.1.
      """)
  }

  @Test("OPTIONS lists the methods of a path", .exercise("6.1"))
  func tellsItsOptions() async throws {
    let reply = try await Counter().ask(HTTPRequest(method: .options, target: "/users/"))
    let allowed = reply.headers.list(.allow).sorted()
    try #require(
      reply.status == 204 && allowed == ["GET", "HEAD", "OPTIONS", "POST"],
      """
      OPTIONS /users/ asks for the methods of that path.
        expected: 204 with Allow: GET, HEAD, OPTIONS, POST
        got:      \(reply) with Allow: \(allowed.joined(separator: ", "))
      Chapter 6, exercise 6.1.
      """)
  }

  /// A star is the server as a whole, and no path (RFC 9110, section 9.3.7).
  @Test("OPTIONS * lists all methods of the server")
  func tellsAllOptions() async throws {
    let reply = try await Counter().ask(HTTPRequest(method: .options, target: "*"))
    #expect(reply.status == 204 && reply.text.isEmpty)
    #expect(reply.headers.list(.allow).sorted() == ["GET", "HEAD", "OPTIONS", "POST", "PUT"])
  }

  /// `the route "user" for GET /users/7 with user_id "7"`, or `threw …`.
  private func words(_ found: Outcome<(name: String, call: Call)>) -> String {
    guard let (name, call) = found.value else { return found.description }
    let values = call.values.sorted { $0.key < $1.key }.map { "\($0.key) \"\($0.value)\"" }
    return """
      the route "\(name)" for \(call.request.method) \(call.request.target) with \
      \(values.isEmpty ? "no values" : values.joined(separator: ", "))
      """
  }
}
