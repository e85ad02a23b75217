import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: The account in the past")
struct PastTests {
  /// A bank with account 1, opened at noon, with deposits of 100 and 10, each a minute later. Other
  /// events come first, so that versions and positions are different numbers.
  private func bank() async throws -> Counter {
    let bank = Counter(patience: .zero)
    let events: [Account.Event] = [
      .opened(accountID: 1), .deposited(accountID: 1, amount: .hundred),
      .deposited(accountID: 1, amount: .ten),
    ]
    for event in events {
      try await bank.record([Account.Event.opened(accountID: 9)], in: Account.stream(of: 9))
      try await bank.record([event], in: Account.stream(of: 1))
      bank.clock.advance(by: 60)
    }
    return bank
  }

  @Test(
    "A past version or date is answered", .exercise("6.11"),
    arguments: [
      ("version=1", 0, 1), ("version=2", 100, 2), ("version=3", 110, 3),
      ("as_of=2026-01-05T12:00:00Z", 0, 1), ("as_of=2026-01-05T12:01:59.999999Z", 100, 2),
      ("as_of=2026-01-05T13:02:00%2B01:00", 110, 3), ("as_of=2026-01-05T12:03:00Z", 110, 3),
    ])
  func answers(query: String, balance: Int, version: Int) async throws {
    let reply = try await bank().ask(.get("/accounts/1?\(query)"))
    try #require(
      reply.status == 200 && reply["balance"] == .integer(balance)
        && reply["version"] == .integer(version) && reply.headers[.eTag] == "\"\(version)\"",
      """
      Account 1 was opened at 12:00, got 100 at 12:01 and 10 at 12:02. The query is \
      GET /accounts/1?\(query).
        expected: version \(version) with the balance \(balance)
        got:      \(reply)
      Chapter 6, exercise 6.11.
      """)
  }

  @Test(
    "A future version or date, or an account that didn't exist, is refused", .exercise("6.11"),
    arguments: [
      ("/accounts/1?version=4", "not-reached", "version"),
      ("/accounts/1?as_of=2026-01-05T12:03:00.000001Z", "not-reached", "as_of"),
      ("/accounts/1?as_of=2026-01-05T11:59:59.999999Z", "unknown-account", "as_of"),
      ("/accounts/7?version=1", "unknown-account", nil),
    ])
  func refuses(target: String, kind: String, field: String?) async throws {
    let bank = try await bank()
    let known = try await bank.ask(.get("/accounts/1?version=3"))
    let reply = try await bank.ask(.get(target))
    try #require(
      known.status == 200 && reply.status == 404 && reply.problem == kind
        && reply["field"] == field.map { .string($0) },
      """
      Account 1 was opened at 12:00, is at version 3, and it is 12:03. The queries are GET \(target) and \
      GET /accounts/1?version=3.
        expected: 404 \(kind)\(field.map { " for the field \"\($0)\"" } ?? ""), and 200
        got:      \(reply), and \(known)
      Chapter 6, exercise 6.11.
      """)
  }

  @Test("A past version has its entity tag", .exercise("6.11"))
  func spares() async throws {
    let bank = try await bank()
    let known = try await bank.ask(.get("/accounts/1?version=2", [.ifNoneMatch: "\"2\""]))
    let new = try await bank.ask(.get("/accounts/1?version=2", [.ifNoneMatch: "\"3\""]))
    try #require(
      known.status == 304 && new.status == 200,
      """
      Two clients ask for version 2 of account 1. One has that version, and the other one has version 3.
        expected: 304, and 200
        got:      \(known), and \(new)
      Chapter 6, exercise 6.11.
      """)
  }
}
