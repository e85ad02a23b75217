import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: The account as it was")
struct PastTests {
  /// A bank with account 1, which was opened at noon and got 100 and 10, each a minute later.
  private func bank() async throws -> Counter {
    let bank = Counter(patience: .zero)
    let events: [Account.Event] = [
      .opened(accountID: 1), .deposited(accountID: 1, amount: .hundred),
      .deposited(accountID: 1, amount: .ten),
    ]
    for event in events {
      try await bank.record([event], in: Account.stream(of: 1))
      bank.clock.advance(by: 60)
    }
    return bank
  }

  @Test(
    "A version or a date of the past is answered", .exercise("6.11"),
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
      Account 1 was opened at 12:00, got 100 at 12:01 and 10 at 12:02. GET /accounts/1?\(query) is \
      about version \(version), with a balance of \(balance), but the answer is \(reply). \
      Read: Chapter 6, exercise 6.11.
      """)
  }

  @Test(
    "What has not come yet, or was not there, is told", .exercise("6.11"),
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
      Account 1 was opened at 12:00, is at version 3, and it is 12:03. GET \(target) has to be 404 \
      \(kind)\(field.map { " for the field \"\($0)\"" } ?? ""), but it is \(reply); and version 3 is \
      \(known). Read: Chapter 6, exercise 6.11.
      """)
  }

  @Test("The past has a tag, too", .exercise("6.11"))
  func spares() async throws {
    let bank = try await bank()
    let known = try await bank.ask(.get("/accounts/1?version=2", [.ifNoneMatch: "\"2\""]))
    let new = try await bank.ask(.get("/accounts/1?version=2", [.ifNoneMatch: "\"3\""]))
    try #require(
      known.status == 304 && new.status == 200,
      """
      A client who has version 2 asks for version 2 again: 304. One who has version 3 gets it: \
      200. But the answers were \(known) and \(new). Read: Chapter 6, exercise 6.11.
      """)
  }
}
