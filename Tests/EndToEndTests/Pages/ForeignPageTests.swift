import Foundation
import Testing

/// What a page in a browser can do to the bank on the same computer.
@Suite("The bank and pages of other sites")
struct ForeignPageTests {
  private static let deposit = #"{"account_id": 1, "amount": 5}"#

  private let folder: TemporaryFolder
  private let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  /// Asks for `path` of `bank` under another name, as a browser does after DNS rebinding.
  private func ask(
    _ bank: BankServer, as name: String, _ path: String, _ arguments: [String] = []
  ) async throws -> Companion.Run {
    let curl = ["curl", "-sSi", "--noproxy", "*", "--resolve", "\(name):\(bank.port):127.0.0.1"]
    let log = folder.url
    return try await Program(
      "/usr/bin/env", curl + arguments + ["http://\(name):\(bank.port)\(path)"], folder: log
    ) { log.appending(path: "\(UUID()).log") }.run()
  }

  /// Sends a deposit in the way of a page that has these headers.
  private func deposit(_ bank: BankServer, _ headers: [String: String]) async throws -> BankAnswer {
    try await client.send("POST", try bank.url("/deposit/"), Self.deposit, headers: headers)
  }

  private func events(_ bank: BankServer) async throws -> String {
    try await client.send("GET", try bank.url("/events/")).body
  }

  @Test("A name that was rebound to this computer reads nothing and changes nothing")
  func rebinding() async throws {
    let bank = try await BankServer(in: folder)
    for arguments in [[], ["--json", Self.deposit], ["-X", "OPTIONS"]] {
      let path = arguments.count == 2 && arguments[0] == "--json" ? "/deposit/" : "/events/"
      let answer = try await ask(bank, as: "evil.example", path, arguments)
      #expect(answer.output.hasPrefix("HTTP/1.1 421 Misdirected Request\r\n"))
      #expect(answer.output.contains("Content-Type: application/problem+json\r\n"))
      #expect(answer.output.contains(#""status":421"#))
      #expect(answer.output.contains("localhost and IP addresses; ALLOWED_HOSTS adds a name"))
    }
    #expect(try await events(bank) == "[]")
    let local = try await ask(bank, as: "localhost", "/deposit/", ["--json", Self.deposit])
    #expect(local.output.hasPrefix("HTTP/1.1 201 "))
  }

  @Test("A page of another server changes nothing, but a page of the bank does")
  func pages() async throws {
    let bank = try await BankServer(in: folder)
    for headers in [
      ["Origin": "http://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
      ["Origin": "http://localhost:\(bank.port + 1)"],
    ] {
      let answer = try await deposit(bank, headers)
      #expect(answer.status == 403 && answer["status"] as? Int == 403)
      #expect(answer.headers["content-type"] == "application/problem+json")
      #expect((answer["detail"] as? String)?.contains("only pages of this server") == true)
    }
    #expect(try await events(bank) == "[]")
    let own = ["Origin": "http://127.0.0.1:\(bank.port)", "Sec-Fetch-Site": "same-origin"]
    #expect(try await deposit(bank, own).status == 201)
  }

  @Test("A page of another server can send GET, but its browser may not read the response")
  func reading() async throws {
    let bank = try await BankServer(in: folder)
    for path in ["/events/", "/docs"] {
      let answer = try await client.send(
        "GET", try bank.url(path),
        headers: ["Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"])
      #expect(answer.status == 200)
      #expect(!answer.headers.keys.contains { $0.hasPrefix("access-control-") })
    }
  }

  @Test("On a public address, ALLOWED_HOSTS adds names")
  func names() async throws {
    let bank = try await BankServer(
      in: folder,
      environment: ["HOST": "0.0.0.0", "ALLOWED_HOSTS": "bank.example.com, bank:8443"])
    for name in ["bank.example.com", "BANK", "localhost", "127.0.0.1"] {
      let origin = ["--json", Self.deposit, "-H", "Origin: https://bank.example.com"]
      let answer = try await ask(bank, as: name, "/deposit/", origin)
      #expect(answer.output.hasPrefix("HTTP/1.1 201 "), "\(name)")
    }
    let other = try await ask(bank, as: "shop.example.com", "/health")
    #expect(other.output.hasPrefix("HTTP/1.1 421 "))
    #expect(other.output.contains("accepts bank, bank.example.com, localhost and IP addresses"))
  }
}
