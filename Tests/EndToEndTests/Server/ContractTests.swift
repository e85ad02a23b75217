import Foundation
import Testing

@Suite("The contract of the bank, over a real socket")
struct ContractTests {
  private let folder: TemporaryFolder
  private let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  /// Lets `body` use a bank, in memory and in a file.
  private func onBothBanks(_ body: (BankServer) async throws -> Void) async throws {
    for database in [":memory:", folder.bank] {
      let bank = try await BankServer(database: database, in: folder)
      try await body(bank)
      #expect(try await bank.close().status == 0)
    }
  }

  private func post(
    _ bank: BankServer, _ path: String, _ body: String, headers: [String: String] = [:]
  ) async throws -> BankAnswer {
    try await client.send("POST", try bank.url(path), body, headers: headers)
  }

  private func get(
    _ bank: BankServer, _ path: String, headers: [String: String] = [:]
  ) async throws -> BankAnswer {
    try await client.send("GET", try bank.url(path), headers: headers)
  }

  @Test("Deposits, withdrawals and transfers are exact, with or without a trailing slash")
  func money() async throws {
    try await onBothBanks { bank in
      let first = try await post(bank, "/deposit/", #"{"account_id": 1, "amount": 100.0}"#)
      #expect(first.status == 201 && first.headers["etag"] == "\"2\"")
      #expect(first.body == #"{"account_id":1,"balance":100,"version":2}"#)
      #expect(first.headers["location"] == "/accounts/1?version=2")
      #expect(try await get(bank, "/accounts/1").body == first.body)
      for amount in ["0.1", "0.2"] {
        _ = try await post(bank, "/deposit", "{\"account_id\": 1, \"amount\": \(amount)}")
      }
      // The version that the first deposit created stays as it is.
      #expect(try await get(bank, "/accounts/1?version=2").body == first.body)
      let out = try await post(bank, "/withdraw/", #"{"account_id": 1, "amount": 0.30}"#)
      #expect(out.body == #"{"account_id":1,"balance":100,"version":5}"#)
      _ = try await post(bank, "/deposit/", #"{"account_id": 2, "amount": 1}"#)
      let moved = try await post(bank, "/transfer/", #"{"from": 1, "to": 2, "amount": 5}"#)
      #expect(moved.status == 201 && moved["amount"] as? Int == 5)
      #expect(try await get(bank, "/accounts/2/").body.contains(#""balance":6,"#))
      let all = try await get(bank, "/accounts/")
      #expect((all.json as? [[String: Any]])?.compactMap { $0["balance"] as? Int } == [95, 6])
    }
  }

  @Test("A rejection has its status and its type, and changes nothing")
  func refusals() async throws {
    try await onBothBanks { bank in
      _ = try await post(bank, "/deposit/", #"{"account_id": 1, "amount": 80}"#)
      _ = try await post(bank, "/deposit/", #"{"account_id": 2, "amount": 6}"#)
      let expectations: [(String, String, Int, String)] = [
        ("/withdraw/", #"{"account_id": 1, "amount": 100}"#, 409, "insufficient-funds"),
        ("/withdraw/", #"{"account_id": 9, "amount": 1}"#, 404, "unknown-account"),
        ("/withdraw/", #"{"account_id": 1, "amount": 0.001}"#, 400, "invalid-request"),
        ("/deposit/", #"{"account_id": 7, "amount": 0}"#, 400, "invalid-request"),
        ("/deposit/", #"{"account_id": 1, "amount": 100000000}"#, 409, "balance-too-large"),
        ("/deposit/", #"{"account_id": 1, "amount": 100000000.01}"#, 400, "invalid-request"),
        ("/withdraw/", #"{"account_id": 1, "amount": 100000000.02}"#, 400, "invalid-request"),
        ("/transfer/", #"{"from": 1, "to": 9, "amount": 100000000.03}"#, 400, "invalid-request"),
        ("/transfer/", #"{"from": 1, "to": 2, "amount": 80.01}"#, 409, "insufficient-funds"),
        ("/transfer/", #"{"from": 1, "to": 1, "amount": 1}"#, 422, "same-account"),
        ("/transfer/", #"{"from": 1, "to": 9, "amount": 1}"#, 404, "unknown-account"),
        (
          "/users/", #"{"first_name": "", "last_name": "D", "email": "a@b.de"}"#, 422,
          "invalid-name"
        ),
      ]
      let before = try await get(bank, "/events/").body
      for (path, body, status, type) in expectations {
        let answer = try await post(bank, path, body)
        #expect(answer.status == status && answer["type"] as? String == "/docs#\(type)", "\(body)")
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect(answer["detail"] is String && answer["title"] is String)
      }
      #expect(try await get(bank, "/events/").body == before)
      #expect(try await get(bank, "/accounts/7").status == 404)
    }
  }

  @Test("Users have numbers and addresses, and a stale change is rejected")
  func users() async throws {
    try await onBothBanks { bank in
      let john = #"{"first_name": "John", "last_name": "Doe", "email": "john@example.com"}"#
      let created = try await post(bank, "/users/", john)
      #expect(created.status == 201 && created["user_id"] as? Int == 1)
      #expect(created.headers["location"] == "/users/1")
      #expect(try await post(bank, "/users/", john)["type"] as? String == "/docs#email-taken")
      let change = #"{"email": "doe@example.com"}"#
      let put = { (tag: String) in
        try await client.send(
          "PUT", try bank.url("/users/1"), change, headers: ["If-Match": tag])
      }
      #expect(try await put("\"7\"").status == 412)
      #expect(try await put("W/\"1\"").status == 412)
      let changed = try await put("\"7\", \"1\"")
      #expect(changed.status == 200 && changed.headers["etag"] == "\"2\"")
      #expect(try await get(bank, "/users/1").body == changed.body)
      #expect(try await get(bank, "/users/1", headers: ["If-None-Match": "\"2\""]).status == 304)
      #expect(
        try await get(bank, "/events/").body == """
          [{"id":1,"type":"UserCreated","data":{"email":"john@example.com",\
          "first_name":"John","last_name":"Doe","user_id":1}},\
          {"id":2,"type":"UserEmailUpdated","data":{"new_email":"doe@example.com","user_id":1}}]
          """)
    }
  }

  @Test("A client that follows the links gets each row of a list once, in order")
  func pages() async throws {
    try await onBothBanks { bank in
      for number in 1...7 {
        let user = #"{"first_name": "N", "last_name": "N", "email": "n\#(number)@example.com"}"#
        #expect(try await post(bank, "/users/", user).status == 201)
        _ = try await post(bank, "/deposit/", #"{"account_id": 1, "amount": \#(number)}"#)
      }
      for (list, key, count) in [
        ("/users/", "user_id", 7), ("/events/", "id", 15), ("/accounts/1/events", "version", 8),
      ] {
        var found: [Int] = []
        var next: String? = "\(list)?limit=3"
        while let path = next {
          let page = try await get(bank, path)
          found += (page.json as? [[String: Any]] ?? []).compactMap { $0[key] as? Int }
          next = page.headers["link"]?.firstMatch(of: #/<([^>]+)>; rel="next"/#).map {
            String($0.1)
          }
        }
        #expect(found == Array(1...count), "\(list)")
      }
    }
  }

  @Test("The past can be requested, by version and by the times in responses")
  func past() async throws {
    try await onBothBanks { bank in
      for amount in [100, 50, 25] {
        _ = try await post(bank, "/deposit/", "{\"account_id\": 1, \"amount\": \(amount)}")
      }
      let history = try await get(bank, "/accounts/1/events")
      let lines = try #require(history.json as? [[String: Any]])
      #expect(lines.compactMap { $0["balance"] as? Int } == [0, 100, 150, 175])
      for line in lines {
        let version = try #require(line["version"] as? Int)
        let date = try #require(line["recorded_at"] as? String)
        let balance = try #require(line["balance"] as? Int)
        let byVersion = try await get(bank, "/accounts/1?version=\(version)")
        #expect(byVersion["balance"] as? Int == balance)
        let byDate = try await get(bank, "/accounts/1?as_of=\(date)")
        let latest = lines.last { $0["recorded_at"] as? String == date }
        #expect(byDate["version"] as? Int == latest?["version"] as? Int)
      }
      #expect(
        try await get(bank, "/accounts/1?version=9")["type"] as? String == "/docs#not-reached")
      #expect(try await get(bank, "/accounts/1?as_of=9999-01-01T00:00:00Z").status == 404)
      #expect(try await get(bank, "/accounts/1?as_of=2020-01-01T00:00:00%2B01:00").status == 404)
      #expect(try await get(bank, "/accounts/1?as_of=yesterday")["field"] as? String == "as_of")
    }
  }

  @Test("A request with a key is carried out once, and its response is repeated, even a rejection")
  func keys() async throws {
    try await onBothBanks { bank in
      let deposit = #"{"account_id": 1, "amount": 20}"#
      let key = ["Idempotency-Key": "k-1"]
      let first = try await post(bank, "/deposit/", deposit, headers: key)
      _ = try await post(bank, "/deposit/", deposit)
      #expect(try await post(bank, "/deposit/", deposit, headers: key) == first)
      let other = try await post(
        bank, "/deposit/", #"{"account_id": 2, "amount": 20}"#, headers: key)
      #expect(other["type"] as? String == "/docs#idempotency-key-reused" && other.status == 422)
      let withdrawal = #"{"account_id": 1, "amount": 50}"#
      let refused = try await post(
        bank, "/withdraw/", withdrawal, headers: ["Idempotency-Key": "k-2"])
      _ = try await post(bank, "/deposit/", #"{"account_id": 1, "amount": 100}"#)
      #expect(refused.status == 409)
      #expect(
        try await post(bank, "/withdraw/", withdrawal, headers: ["Idempotency-Key": "k-2"])
          == refused)
      #expect(try await get(bank, "/accounts/1")["balance"] as? Int == 140)
    }
  }

  @Test("Unknown paths and unknown methods have different statuses")
  func routing() async throws {
    try await onBothBanks { bank in
      #expect(try await get(bank, "/nothing").status == 404)
      let wrong = try await get(bank, "/deposit/")
      #expect(wrong.status == 405 && wrong.headers["allow"] == "POST, OPTIONS")
      let options = try await client.send("OPTIONS", try bank.url("/users/1"))
      #expect(options.status == 204 && options.headers["allow"] == "PUT, GET, HEAD, OPTIONS")
      let head = try await client.send("HEAD", try bank.url("/health"))
      #expect(head.status == 200 && head.body.isEmpty)
      #expect(try await get(bank, "/health").body == #"{"status":"ok"}"#)
      let text = try await client.send(
        "POST", try bank.url("/deposit/"), "{}", headers: ["Content-Type": "text/plain"])
      #expect(text.status == 415)
      for (path, type) in [
        ("/", "text/html; charset=utf-8"), ("/docs", "text/html; charset=utf-8"),
        ("/openapi.json", "application/json"),
      ] {
        let page = try await get(bank, path)
        #expect(page.status == 200 && page.headers["content-type"] == type && !page.body.isEmpty)
      }
    }
  }
}
