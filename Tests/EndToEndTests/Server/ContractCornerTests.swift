import Foundation
import Testing

@Suite("Corners of the contract, over a real socket")
struct ContractCornerTests {
  private let folder: TemporaryFolder
  private let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  @Test("Every rejected command has its correlation id")
  func correlation() async throws {
    let bank = try await BankServer(in: folder)
    let refusals: [(String, String, [String: String], Int)] = [
      ("/deposit/", "{}", [:], 400),
      ("/deposit/?why", #"{"account_id": 1, "amount": 1}"#, [:], 400),
      ("/deposit/", "{}", ["Content-Type": "text/plain"], 415),
      ("/withdraw/", #"{"account_id": 9, "amount": 1}"#, [:], 404),
      ("/withdraw/", #"{"account_id": 9, "amount": 1}"#, ["Idempotency-Key": "k"], 404),
      ("/withdraw/", #"{"account_id": 9, "amount": 2}"#, ["Idempotency-Key": "k"], 422),
    ]
    for (path, body, headers, status) in refusals {
      let answer = try await client.send(
        "POST", try bank.url(path), body,
        headers: headers.merging(["X-Correlation-ID": "payday"]) { $1 })
      #expect(answer.status == status)
      #expect(answer.headers["x-correlation-id"] == "payday", "\(path) \(body)")
    }
    let change = try await client.send(
      "PUT", try bank.url("/users/none"), "{}", headers: ["X-Correlation-ID": "payday"])
    #expect(change.status == 404 && change.headers["x-correlation-id"] == "payday")
  }

  @Test(
    "An unknown query item is rejected on every path",
    arguments: [
      "/accounts", "/accounts/1", "/accounts/1/events", "/users", "/users/1", "/events",
      "/events/stream", "/status", "/health", "/ready", "/openapi.json", "/docs", "/",
    ])
  func unknownQuery(path: String) async throws {
    let bank = try await BankServer(in: folder, ["--seed-demo"])
    let answer = try await client.send("GET", try bank.url("\(path)?colour=red"))
    #expect(answer.status == 400 && answer["field"] as? String == "colour")
  }

  /// In the name of a stream they melt with the `-` before them; such a log can never be read again.
  @Test(
    "No address makes the log unreadable",
    arguments: ["\\u0301", "\\u200c", "\\u200d", "\\ud83c\\udffb", "\\u0600"])
  func harmlessAddresses(first: String) async throws {
    let bank = try await BankServer(database: folder.bank, in: folder)
    _ = try await client.send(
      "POST", try bank.url("/users/"),
      "{\"first_name\": \"A\", \"last_name\": \"B\", \"email\": \"\(first)a@example.com\"}")
    let deposit = try await client.send(
      "POST", try bank.url("/deposit/"), #"{"account_id": 1, "amount": 1}"#)
    #expect(deposit["balance"] as? Int == 1)
    #expect(try await client.send("GET", try bank.url("/status")).status == 200)
  }

  @Test("A time in any valid zone can be requested")
  func farZones() async throws {
    let bank = try await BankServer(in: folder, ["--seed-demo"])
    for zone in ["%2B23:59", "-23:59", "-00:00"] {
      let answer = try await client.send(
        "GET", try bank.url("/accounts/1?as_of=2020-01-01T00:00:00\(zone)"))
      #expect(answer["type"] as? String == "/docs#unknown-account", "\(zone)")
    }
  }

  @Test("An invalid event number is rejected even if another one takes precedence")
  func nonsenseBesideLastEventID() async throws {
    let bank = try await BankServer(in: folder, ["--seed-demo"])
    // Only the head of the answer, because the body of a good one would never end.
    for (number, status) in [("none", 400), ("9", 200), ("9007199254740993", 200)] {
      let answer = try await client.send(
        "HEAD", try bank.url("/events/stream?after=\(number)"), headers: ["Last-Event-ID": "1"])
      #expect(answer.status == status)
    }
  }
}
