import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import TestStores
import Testing

@Suite("Stage 6: Conditional requests")
struct ConditionalRequestTests {
  private let body = #"{"email": "new@example.com"}"#

  /// A bank with user 1 at version 2 and account 1 at version 2; the read models have seen it.
  private func bank(_ store: (any EventStore)? = nil) async throws -> Counter {
    let bank = Counter(store: store, patience: .zero)
    try await bank.prepare()
    try await RegisteredUser.record(in: bank)
    try await bank.reads.catchUp()
    return bank
  }

  @Test(
    "A change of the current version is made", .exercise("6.9"),
    arguments: ["\"2\"", "\"1\", \"2\"", "*"])
  func changes(tags: String) async throws {
    let bank = try await bank()
    let reply = try await bank.ask(.put("/users/1", body, [.ifMatch: tags]))
    try #require(
      reply.status == 200 && reply.headers[.eTag] == "\"3\"",
      """
      User 1 was at version 2, and a change came with If-Match: \(tags).
        expected: 200 with ETag "3"
        got:      \(reply) with ETag \(reply.headers[.eTag] ?? "none")
      Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "A change with another tag than the current one is rejected", .exercise("6.9"),
    arguments: ["\"1\"", "\"3\"", "W/\"2\"", "\"abc\"", "\"02\""])
  func refuses(tags: String) async throws {
    let bank = try await bank()
    let fresh = try await bank.ask(.get("/users/1"))
    let reply = try await bank.ask(.put("/users/1", body, [.ifMatch: tags]))
    let count = try await bank.store.read(User.stream(of: 1)).count
    try #require(
      fresh.headers[.eTag] == "\"2\"" && reply.status == 412
        && reply.problem == "precondition-failed" && count == 2,
      """
      User 1 was at version 2, and a change came with If-Match: \(tags), which is not a strong tag of \
      version 2.
        expected: 412 precondition-failed; events: 2
        got:      \(reply); events: \(count)
      The client overwrites what it has never seen. Chapter 6, exercise 6.9.
      """)
  }

  @Test("A change of a stale version is rejected, whatever the read model says", .exercise("6.9"))
  func asksTheLog() async throws {
    let bank = try await bank()
    try await RegisteredUser.changeEmail(in: bank, to: "newer@example.com")
    let shown = try await bank.ask(.get("/users/1"))
    let stale = try await bank.ask(.put("/users/1", body, [.ifMatch: "\"2\""]))
    let fresh = try await bank.ask(.put("/users/1", body, [.ifMatch: "\"3\""]))
    try #require(
      shown.headers[.eTag] == "\"2\"" && stale.status == 412 && fresh.status == 200,
      """
      The log had user 1 at version 3, and the read model showed version 2. One change came with \
      If-Match: "2", and one with "3".
        expected: 412, and 200
        got:      \(stale), and \(fresh)
      Chapter 6, exercise 6.9.
      """)
  }

  @Test("A change that is overtaken by another one is rejected", .exercise("6.9"))
  func refusesOvertaken() async throws {
    let store = HookedStore(beforeAppend: { append, store in
      guard append.category == User.category, append.numberInCategory == 3 else { return }
      try await store.record(
        [User.Event.emailUpdated(userID: 1, newEmail: EmailAddress(parsing: "fast@example.com"))],
        in: User.stream(of: 1))
    })
    let bank = try await bank(store)
    let reply = try await bank.ask(.put("/users/1", body, [.ifMatch: "\"2\""]))
    let other = try await bank.ask(.put("/users/1", body, [.ifMatch: "\"3\""]))
    try #require(
      reply.status == 412 && other.status == 200,
      """
      User 1 was at version 2 when a change with If-Match: "2" began, and at version 3 just before it \
      was appended. Then a change with "3" came.
        expected: 412, and 200
        got:      \(reply), and \(other)
      Retrying on version 3 would overwrite what the client hasn't seen. Chapter 6, exercise 6.9.
      """)
  }

  @Test("A retried change gets its first response, and isn't stale", .exercise("6.9"))
  func repeats() async throws {
    let bank = try await bank()
    let request = HTTPRequest.put(
      "/users/1", body, [.ifMatch: "\"2\"", .idempotencyKey: "k-1"])
    let replies = [
      try await bank.ask(request), try await bank.ask(request),
      try await bank.ask(.put("/users/1", body, [.ifMatch: "\"2\""])),
    ]
    try #require(
      replies.map(\.status) == [200, 200, 412] && replies[0].text == replies[1].text,
      """
      A change with a key and If-Match: "2" was made and retried. Then a new one came with "2".
        expected: 200, 200 and 412
        got:      \(replies.map { "\($0)" }.joined(separator: ", "))
      Chapter 6, exercise 6.9.
      """)
  }

  @Test("A malformed condition is refused", .exercise("6.9"))
  func refusesMalformed() async throws {
    let bank = try await bank()
    let replies = [
      try await bank.ask(.put("/users/1", body, [.ifMatch: "2"])),
      try await bank.ask(.get("/users/1", [.ifNoneMatch: "2"])),
      try await bank.ask(.get("/users/1", [.ifNoneMatch: "\"2\""])),
    ]
    try #require(
      replies.map(\.status) == [400, 400, 304]
        && replies.prefix(2).map { $0["field"] } == [
          .string("If-Match"), .string("If-None-Match"),
        ],
      """
      A tag has quotes. If-Match: 2 and If-None-Match: 2 came without them, and If-None-Match with them.
        expected: 400 for each header without quotes, and 304 with them
        got:      \(replies.map { "\($0)" }.joined(separator: ", "))
      Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "A version that the client has is not sent again", .exercise("6.9"),
    arguments: ["/users/1", "/accounts/1"], ["\"2\"", "W/\"2\"", "\"1\", \"2\"", "*"])
  func spares(path: String, tags: String) async throws {
    let reply = try await bank().ask(.get(path, [.ifNoneMatch: tags]))
    try #require(
      reply.status == 304 && reply.text.isEmpty && reply.headers[.eTag] == "\"2\"",
      """
      \(path) is at version 2, and a GET came with If-None-Match: \(tags).
        expected: 304 without a body, with ETag "2"
        got:      \(reply) with ETag \(reply.headers[.eTag] ?? "none")
      Chapter 6, exercise 6.9.
      """)
  }

  @Test(
    "A version that the client doesn't have is sent", .exercise("6.9"),
    arguments: ["/users/1", "/accounts/1"])
  func sends(path: String) async throws {
    let bank = try await bank()
    let known = try await bank.ask(.get(path, [.ifNoneMatch: "\"2\""]))
    let new = try await bank.ask(.get(path, [.ifNoneMatch: "\"1\", \"3\", \"02\", \"abc\""]))
    try #require(
      known.status == 304 && new.status == 200 && new.headers[.eTag] == "\"2\""
        && new["version"] == .integer(2),
      """
      \(path) is at version 2. One client has that version, and another one has others.
        expected: 304, and 200 with ETag "2"
        got:      \(known), and \(new)
      Chapter 6, exercise 6.9.
      """)
  }
}

/// User 1, registered, with a changed address.
enum RegisteredUser {
  static func record(in bank: Counter) async throws {
    let email = try EmailAddress(parsing: "john@example.com")
    let created = User.Event.created(
      userID: 1, firstName: "John", lastName: "Doe", email: email)
    try await bank.record([created], in: User.stream(of: 1))
    try await changeEmail(in: bank, to: "doe@example.com")
  }

  static func changeEmail(in bank: Counter, to email: String) async throws {
    let event = User.Event.emailUpdated(userID: 1, newEmail: try EmailAddress(parsing: email))
    try await bank.record([event], in: User.stream(of: 1))
  }
}
