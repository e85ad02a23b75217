import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Testing

/// A client that sets a condition relies on it, so the bank ignores none (RFC 9110, section 13.2).
@Suite("Stage 6: No condition is ignored")
struct PreconditionTests {
  private let email = #"{"email": "new@example.com"}"#
  private let money = #"{"account_id": 1, "amount": 10}"#
  private let person = #"{"first_name": "Ann", "last_name": "Lee", "email": "ann@example.com"}"#

  /// A bank with user 1 and account 1, both at version 2; the read models have seen it.
  private func bank() async throws -> Counter {
    let bank = Counter(patience: .zero)
    try await bank.prepare()
    try await RegisteredUser.record(in: bank)
    try await bank.reads.catchUp()
    return bank
  }

  /// Sends `request` and requires a status; with 412, nothing may change.
  private func expect(
    _ status: Int, _ request: HTTPRequest, because reason: String
  ) async throws {
    let bank = try await bank()
    let before = try await bank.everything().count
    let reply = try await bank.ask(request)
    let after = try await bank.everything().count
    let conditions = request.headers.fields.map { "\($0.name): \($0.value)" }
    try #require(
      reply.status == status && (status != 412 || reply.problem == "precondition-failed")
        && (status != 412 || before == after),
      """
      \(request.method) \(request.target) came with \(conditions.joined(separator: ", ")): \(reason).
        expected: \(status)\(status == 412 ? "; events: 0" : "")
        got:      \(reply); events: \(after - before)
      Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "A change is refused at the versions that If-None-Match names", .exercise("6.9"),
    arguments: [
      ("*", 412), ("\"2\"", 412), ("W/\"2\"", 412), ("\"1\", \"2\"", 412), ("\"1\"", 200),
      ("\"abc\"", 200), ("\"02\"", 200),
    ])
  func change(tags: String, status: Int) async throws {
    try await expect(
      status, .put("/users/1", email, [.ifNoneMatch: tags]), because: "the user is at version 2")
  }

  @Test("Both conditions of a change have to hold", .exercise("6.9"))
  func both() async throws {
    let both: HTTPHeaders = [.ifMatch: "\"2\"", .ifNoneMatch: "\"2\""]
    try await expect(412, .put("/users/1", email, both), because: "If-None-Match does not hold")
    let either: HTTPHeaders = [.ifMatch: "\"2\"", .ifNoneMatch: "\"1\""]
    try await expect(200, .put("/users/1", email, either), because: "both hold at version 2")
  }

  @Test("A change under another condition is another request", .exercise("6.9"))
  func keys() async throws {
    let bank = try await bank()
    let put = { (tag: String) in
      try await bank.ask(
        .put("/users/1", email, [.ifNoneMatch: tag, .idempotencyKey: "k-1"])
      ).status
    }
    let statuses = [try await put("\"2\""), try await put("\"2\""), try await put("\"1\"")]
    try #require(
      statuses == [412, 412, 422],
      """
      A change came twice with the same key and If-None-Match: "2", and then with that key and \
      If-None-Match: "1".
        expected: [412, 412, 422]
        got:      \(statuses)
      Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "A missing resource is 404, whatever the condition", .exercise("6.9"),
    arguments: [HTTPHeaderName.ifMatch, .ifNoneMatch], ["*", "\"1\""])
  func unknown(name: HTTPHeaderName, tags: String) async throws {
    // A condition counts only for a request that would succeed without it (section 13.2.1).
    try await expect(404, .put("/users/9", email, [name: tags]), because: "there is no user 9")
    try await expect(404, .get("/accounts/9", [name: tags]), because: "there is no account 9")
  }

  @Test(
    "A GET with If-Match returns that version or 412", .exercise("6.9"),
    arguments: ["/users/1", "/accounts/1"],
    [
      ("\"2\"", 200), ("\"1\", \"2\"", 200), ("*", 200), ("\"999\"", 412), ("W/\"2\"", 412),
      ("\"abc\"", 412),
    ])
  func read(path: String, tags: (String, Int)) async throws {
    for method in [HTTPMethod.get, .head] {
      let request = HTTPRequest(method: method, target: path, headers: [.ifMatch: tags.0])
      try await expect(tags.1, request, because: "\(path) is at version 2")
    }
  }

  @Test("If-Match is evaluated before If-None-Match", .exercise("6.9"))
  func order() async throws {
    let known: HTTPHeaders = [.ifMatch: "\"2\"", .ifNoneMatch: "\"2\""]
    try await expect(304, .get("/users/1", known), because: "it is version 2, which the client has")
    let stale: HTTPHeaders = [.ifMatch: "\"1\"", .ifNoneMatch: "\"2\""]
    try await expect(412, .get("/users/1", stale), because: "If-Match does not hold (13.2.2)")
  }

  @Test(
    "A resource without a tag matches no tag, and a star only if it exists", .exercise("6.9"),
    arguments: [
      "/accounts", "/users", "/accounts/1/events", "/status", "/health", "/openapi.json", "/",
    ])
  func untagged(path: String) async throws {
    let it = "\(path) is there, and has no ETag"
    try await expect(412, .get(path, [.ifMatch: "\"1\""]), because: it)
    try await expect(200, .get(path, [.ifMatch: "*"]), because: it)
    try await expect(200, .get(path, [.ifNoneMatch: "\"1\""]), because: it)
    try await expect(304, .get(path, [.ifNoneMatch: "*"]), because: it)
    try await expect(400, .get(path, [.ifNoneMatch: "1"]), because: "a tag has quotes")
  }

  @Test(
    "A command has no tag, so a condition on one does not hold", .exercise("6.9"),
    arguments: ["/deposit/", "/withdraw/"])
  func commands(path: String) async throws {
    let it = "nothing can be read there"
    for tags in ["\"1\"", "W/\"1\"", "*"] {
      try await expect(412, .post(path, money, [.ifMatch: tags]), because: it)
    }
    for tags in ["\"1\"", "*"] {
      try await expect(201, .post(path, money, [.ifNoneMatch: tags]), because: it)
    }
    try await expect(400, .post(path, money, [.ifNoneMatch: "1"]), because: "a tag has quotes")
  }

  @Test("For a POST, a list that can be read exists", .exercise("6.9"))
  func list() async throws {
    let it = "GET shows the users, without an ETag"
    try await expect(412, .post("/users/", person, [.ifMatch: "\"1\""]), because: it)
    try await expect(201, .post("/users/", person, [.ifMatch: "*"]), because: it)
    try await expect(412, .post("/users/", person, [.ifNoneMatch: "*"]), because: it)
    try await expect(201, .post("/users/", person, [.ifNoneMatch: "\"1\""]), because: it)
  }

  @Test(
    "Conditions about dates are ignored, because nothing has a modification date", .exercise("6.9"))
  func dates() async throws {
    let past = "Sat, 01 Jan 2000 00:00:00 GMT"
    for name in ["If-Modified-Since", "If-Unmodified-Since"] as [HTTPHeaderName] {
      try await expect(200, .get("/users/1", [name: past]), because: "RFC 9110, section 13.1")
    }
  }

  /// "Changed meanwhile" would be untrue: nothing has changed, and reading again does not help.
  @Test(
    "A weak tag in If-Match is reported as weak", .exercise("6.9"),
    arguments: [("W/\"2\"", "\"2\""), ("W/\"1\"", "\"1\""), ("\"7\", W/\"2\"", "\"2\"")])
  func weak(tags: String, strong: String) async throws {
    for request in [
      HTTPRequest.put("/users/1", email, [.ifMatch: tags]), .get("/users/1", [.ifMatch: tags]),
    ] {
      let bank = try await bank()
      let reply = try await bank.ask(request)
      let words =
        "a weak tag, W/\(strong), cannot be used in If-Match, only a strong one, \(strong)"
      guard case .string(let detail) = reply["detail"], case .string(let title) = reply["title"]
      else {
        Issue.record("\(request.method) with If-Match: \(tags) was \(reply)")
        return
      }
      try #require(
        reply.status == 412 && detail.contains(words) && !"\(title) \(detail)".contains("changed"),
        """
        User 1 is at version 2, and \(request.method) came with If-Match: \(tags).
          expected: 412, which says that \(words)
          got:      \(reply)
        Chapter 6, exercise 6.9.
        """)
    }
  }
}
