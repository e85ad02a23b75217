import Foundation
import SQLite
import Testing

@Suite("Hostile values, in every field of every request")
struct HostileValueTests {
  private let folder: TemporaryFolder
  private let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  /// What no field may hold, as JSON.
  private static let values =
    [
      #""<script>alert(1)</script>""#, #""\"><img src=x onerror=alert(1)>""#, #""\u0000""#,
      #""a\u0007b@c.de""#, #""\ud800""#, "null", "true", "[]", "{}", "[[1]]", "1e400", "-1",
      "-0.01",
      "NaN", "Infinity", "0x10", "1.001", "92233720368547758.08", "123456789012345678901234567890",
      "0.\(String(repeating: "0", count: 60))1", "\"\(String(repeating: "x", count: 100_000))\"",
      "\(String(repeating: "[", count: 5_000))", "\"unfinished", "01", "+1", "",
    ]

  /// Every request with a body: its fields, with values that are right.
  private static let requests: [(method: String, path: String, fields: [(String, String)])] = [
    ("POST", "/deposit/", [("account_id", "1"), ("amount", "5")]),
    ("POST", "/withdraw/", [("account_id", "1"), ("amount", "5")]),
    ("POST", "/transfer/", [("from", "1"), ("to", "2"), ("amount", "5")]),
    (
      "POST", "/users/",
      [("first_name", "\"Eve\""), ("last_name", "\"Hall\""), ("email", "\"eve@example.com\"")]
    ),
    ("PUT", "/users/1", [("email", "\"new@example.com\"")]),
  ]

  /// A bank in which something has happened.
  private func bank() async throws -> BankServer {
    let bank = try await BankServer(database: folder.bank, in: folder, ["--seed-demo"])
    return bank
  }

  private func eventCount() throws -> Int {
    try Connection(path: folder.bank).integer("SELECT count(*) FROM events")
  }

  private func expectRefusal(_ answer: BankAnswer, _ what: String) {
    #expect((400..<500).contains(answer.status), "\(what.prefix(200)): \(answer.status)")
    #expect(answer["detail"] is String, "\(what.prefix(200)): \(answer.body)")
    #expect(
      answer.body.utf8.count < 10_000, "\(what.prefix(200)): an answer as long as the question")
  }

  @Test("In a body they are rejected, and nothing is stored")
  func bodies() async throws {
    let bank = try await bank()
    let before = try eventCount()
    for request in Self.requests {
      for (index, field) in request.fields.enumerated() {
        for value in Self.values {
          let members = request.fields.enumerated().map { place, right in
            "\"\(right.0)\": \(place == index ? value : right.1)"
          }
          let body = "{\(members.joined(separator: ", "))}"
          let answer = try await client.send(request.method, try bank.url(request.path), body)
          expectRefusal(answer, "\(request.path) \(field.0) = \(value)")
        }
      }
    }
    #expect(try eventCount() == before)
    try await bank.close()
  }

  @Test("A deeply nested or very large body does not block other requests")
  func nested() async throws {
    let bank = try await bank()
    let before = try eventCount()
    for (opening, closing) in [("[", "]"), (#"{"a":"#, "}")] {
      for depth in 1...1_000 {
        let deep =
          String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
        let answer = try await client.send("POST", try bank.url("/deposit/"), deep)
        expectRefusal(answer, "depth \(depth)")
        #expect(answer.status == 400)
      }
    }
    let opened = String(repeating: "[", count: 500)
    for inner in ["[],", "1,", "{},"] {
      let wide = opened + String(repeating: inner, count: 10_000)
      expectRefusal(try await client.send("POST", try bank.url("/deposit/"), wide), "many values")
      let flat = "[" + String(repeating: inner, count: 10_000) + "1]"
      expectRefusal(try await client.send("POST", try bank.url("/deposit/"), flat), "many values")
    }
    #expect(try await client.send("GET", try bank.url("/health")).status == 200)
    #expect(try eventCount() == before)
    try await bank.close()
  }

  @Test("A body that isn't an object with exactly these fields is rejected")
  func shapes() async throws {
    let bank = try await bank()
    let before = try eventCount()
    for request in Self.requests {
      let right = request.fields.map { "\"\($0.0)\": \($0.1)" }
      let bodies =
        right.indices.map { left in
          "{\(right.indices.filter { $0 != left }.map { right[$0] }.joined(separator: ", "))}"
        } + [
          "{\((right + ["\"balance\": 1000000"]).joined(separator: ", "))}",
          "{\((right + ["\"__proto__\": {}"]).joined(separator: ", "))}",
          "[{\(right.joined(separator: ", "))}]", "{}", "[]", "null", "\"\"", "", " ",
          "{\(right.joined(separator: ", "))} x", "\u{FEFF}\u{FEFF}{}", "<xml/>",
          "\u{FEFF}{\(right.joined(separator: ", "))}", "{\(right.joined(separator: ", ")),}",
          "{\((right + [right[0]]).joined(separator: ", "))}",
          "/**/{\(right.joined(separator: ", "))}", "{,\(right.joined(separator: ", "))}",
        ]
      for body in bodies {
        expectRefusal(
          try await client.send(request.method, try bank.url(request.path), body),
          "\(request.path) \(body)")
      }
      let bytes = Data("{\"email\": \"".utf8) + Data([0xC3, 0x28, 0xFF]) + Data("\"}".utf8)
      expectRefusal(
        try await client.send(request.method, try bank.url(request.path), bytes: bytes), "no UTF-8")
    }
    #expect(try eventCount() == before)
    try await bank.close()
  }

  @Test("In paths, queries and headers they are rejected")
  func elsewhere() async throws {
    let bank = try await bank()
    let before = try eventCount()
    let words = [
      "-1", "0x1", "1.5", "9007199254740993", "99999999999999999999", "%00", "%ff", "%3Cscript%3E",
      "'%20OR%201=1", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%92%A9",
      String(repeating: "9", count: 4_000),
    ]
    let places = [
      "/accounts/#", "/accounts/#/events", "/users/#", "/accounts/1?version=#",
      "/accounts/1?as_of=#", "/accounts/1/events?after=#", "/users/?limit=#", "/users/?after=#",
      "/events/?after=#", "/events/?limit=#", "/events/stream?after=#", "/accounts/?limit=#",
      "/users/?#=1", "/accounts/1?#",
    ]
    for place in places {
      // A stream takes every number: it begins at the end where the log does not go so far.
      for word in words where !(place.contains("stream") && Int(word) ?? -1 >= 0) {
        let path = place.replacingOccurrences(of: "#", with: word)
        let answer = try await client.send("GET", try bank.url(path))
        // A number that is only too large to be there is a page with nothing on it.
        let isEmptyPage = answer.status == 200 && answer.body == "[]"
        if !isEmptyPage { expectRefusal(answer, path) }
      }
    }
    let deposit = #"{"account_id": 1, "amount": 5}"#
    for value in ["<script>", "a b", "é", String(repeating: "k", count: 300), "\u{7}"] {
      for header in ["Idempotency-Key", "X-Correlation-ID"] where value != "<script>" {
        let answer = try await client.send(
          "POST", try bank.url("/deposit/"), deposit, headers: [header: value])
        expectRefusal(answer, "\(header): \(value)")
      }
      let put = try await client.send(
        "PUT", try bank.url("/users/1"), #"{"email": "a@b.de"}"#, headers: ["If-Match": value])
      expectRefusal(put, "If-Match: \(value)")
      let stream = try await client.send(
        "GET", try bank.url("/events/stream"), headers: ["Last-Event-ID": value])
      expectRefusal(stream, "Last-Event-ID: \(value)")
    }
    #expect(try eventCount() == before)
    try await bank.close()
  }
}
