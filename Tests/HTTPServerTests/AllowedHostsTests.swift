import Testing

@testable import HTTPServer

@Suite("The server and foreign hosts and origins", .timeLimit(.minutes(5)))
struct AllowedHostsTests {
  /// The status of the response to a request with these headers, for a server with this name.
  private func status(
    _ headers: String, by method: String = "GET", to target: String = "/",
    allowing hosts: AllowedHosts = AllowedHosts(names: ["bank.example.com"]),
    listeningAt address: String = "127.0.0.1"
  ) -> HTTPStatus {
    var configuration = ServerConfiguration()
    (configuration.allowedHosts, configuration.host) = (hosts, address)
    var parser = RequestParser(limits: configuration.limits)
    let lines = ["\(method) \(target) HTTP/1.1", headers, "Content-Length: 0", "", ""]
    parser.append(Array(lines.joined(separator: "\r\n").utf8))
    do throws(RequestRefusal) {
      guard case .head(let head) = try parser.next() else { return .badRequest }
      try HostCheck(configuration).check(head)
      return .ok
    } catch {
      return error.status
    }
  }

  // MARK: Host

  @Test(
    "It accepts localhost, its name and IP addresses, with any port",
    arguments: [
      "localhost", "localhost:8080", "LOCALHOST:1", "localhost.", "127.0.0.1", "127.0.0.1:8080",
      "[::1]", "[::1]:8080", "192.168.1.5:80", "[fe80::1]", "[::ffff:10.0.0.1]:99",
      "bank.example.com", "Bank.Example.com:443", "bank.example.com.:8443",
    ])
  func answers(host: String) {
    for method in ["GET", "POST"] { #expect(status("Host: \(host)", by: method) == .ok) }
  }

  @Test(
    "Another host name is rejected, also for GET",
    arguments: [
      "evil.example", "evil.example:8080", "localhost.evil.example", "evil.localhost", "localhos",
      "127.0.0.1.evil.example", "1.2.3", "1.2.3.256", "1.2.3.4.5", "", ":8080", ".",
      "[::1", "[]", "[::1]x", "[evil.example]", "localhost:", "localhost:x", "localhost:123456",
      "example.com", "a.bank.example.com", "xbank.example.com",
    ])
  func refusesOtherNames(host: String) {
    for method in ["GET", "POST"] {
      #expect(status("Host: \(host)", by: method) == .misdirectedRequest)
    }
  }

  @Test("The host in the target counts, too")
  func targets() {
    #expect(status("Host: localhost", to: "http://localhost:8080/a") == .ok)
    #expect(status("Host: localhost", to: "http://evil.example/a") == .misdirectedRequest)
    #expect(status("Host: evil.example", to: "http://localhost/a") == .misdirectedRequest)
  }

  @Test("It accepts the host that it listens at")
  func listening() {
    #expect(status("Host: Desk.local:80", listeningAt: "desk.local") == .ok)
    #expect(status("Host: other.local:80", listeningAt: "desk.local") == .misdirectedRequest)
    #expect(status("Host: desk.local", listeningAt: "::") == .misdirectedRequest)
    #expect(status("Host: 10.0.0.7:80", listeningAt: "0.0.0.0") == .ok)
  }

  // MARK: pages

  @Test(
    "A page of this server may change something, with any port",
    arguments: [
      ("localhost:8081", "http://localhost:8081"), ("localhost", "http://localhost"),
      ("127.0.0.1:8080", "http://127.0.0.1:8080"), ("[::1]:8080", "http://[::1]:8080"),
      ("192.168.1.5:80", "http://192.168.1.5:80"), ("LocalHost:8080", "http://localhost:8080"),
      // Behind a proxy that names the server in its own way.
      ("127.0.0.1:8080", "https://bank.example.com"),
      ("bank.example.com", "https://bank.example.com:8443"),
    ])
  func ownPages(host: String, origin: String) {
    let headers = "Host: \(host)\r\nOrigin: \(origin)\r\nSec-Fetch-Site: same-origin"
    #expect(status(headers, by: "POST") == .ok)
  }

  @Test(
    "A page of another server may change nothing",
    arguments: [
      "http://evil.example", "https://localhost.evil.example:8080", "null", "", "localhost:8080",
      "http://", "http://localhost:3000", "http://localhost", "http://203.0.113.7:8080",
      "http://127.0.0.1:8080", "file://", "chrome-extension://abcdef", "ftp://localhost:8080",
      "http://localhost:8080/", "http://localhost:8080@evil.example",
      "http://ban\u{212A}.example.com",
    ])
  func foreignPages(origin: String) {
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
      let headers = "Host: localhost:8080\r\nOrigin: \(origin)"
      #expect(status(headers, by: method) == .forbidden, "\(method)")
    }
    // A browser lets no page read what it has not asked for with CORS.
    for method in ["GET", "HEAD", "OPTIONS"] {
      let headers = "Host: localhost:8080\r\nOrigin: \(origin)"
      #expect(status(headers, by: method) == .ok, "\(method)")
    }
  }

  @Test("One foreign origin among others is enough to reject")
  func severalOrigins() {
    let headers = "Host: localhost\r\nOrigin: http://localhost\r\nOrigin: http://evil.example"
    #expect(status(headers, by: "POST") == .forbidden)
  }

  @Test("A request that the browser marks as cross-site is rejected, with any Origin or none")
  func crossSite() {
    for origin in ["", "\r\nOrigin: http://localhost", "\r\nOrigin: https://bank.example.com"] {
      let headers = "Host: localhost\(origin)\r\nSec-Fetch-Site: "
      #expect(status(headers + "cross-site", by: "POST") == .forbidden)
      #expect(status(headers + "cross-site") == .ok)
      for site in ["same-origin", "same-site", "none"] {
        #expect(status(headers + site, by: "POST") == .ok)
      }
    }
  }

  // MARK: settings

  @Test("A list has names with or without ports, and spaces are ignored")
  func lists() {
    #expect(AllowedHosts(parsing: "") == AllowedHosts())
    #expect(
      AllowedHosts(parsing: " Bank.example.com:8443 ,bank,, [fe80::1]")
        == AllowedHosts(names: ["bank.example.com", "bank", "[fe80::1]"]))
    for list in ["http://bank.example", "a b", "*.example.com", "bank/", "bank:x", "bänk"] {
      #expect(AllowedHosts(parsing: list) == nil, "\(list)")
    }
  }

  @Test("With a star it accepts every host, but not every origin")
  func star() throws {
    let all = try #require(AllowedHosts(parsing: "bank, *"))
    #expect(status("Host: evil.example", allowing: all) == .ok)
    let foreign = "Host: localhost\r\nOrigin: http://evil.example"
    #expect(status(foreign, by: "POST", allowing: all) == .forbidden)
    #expect(status("Host: a:1\r\nOrigin: http://bank", by: "POST", allowing: all) == .ok)
  }

  // MARK: over a socket

  @Test("The rejection lists the accepted names and the setting, before the body is read")
  func says() async throws {
    var configuration = ServerConfiguration.quiet
    configuration.allowedHostsSetting = "NAMES"
    try await RunningServer.with(configuration, handler: echo) { server in
      let body = "Expect: 100-continue\r\nContent-Length: 9\r\n\r\n"
      let other = try await server.ask("POST / HTTP/1.1\r\nHost: evil.example\r\n\(body)")
      #expect(other.statuses == [421] && other.contains("'evil.example' is not a name of this"))
      #expect(other.contains("a, localhost and IP addresses; NAMES adds a name"))
      let page = try await server.ask(
        "POST / HTTP/1.1\r\nHost: a\r\nOrigin: http://evil.example\r\n\(body)")
      #expect(page.statuses == [403] && page.contains("a page of 'http://evil.example'"))
      #expect(page.contains("NAMES adds a name"))
      let long = String(repeating: "x", count: 9_000)
      let short = try await server.ask("GET / HTTP/1.1\r\nHost: \(long)\r\n\r\n")
      #expect(short.statuses == [421] && short.utf8.count < 1_000)
    }
  }

  @Test("A request of HTTP/1.0 doesn't need a host")
  func old() async throws {
    try await RunningServer.with(handler: echo) { server in
      let answer = try await server.ask("GET /a HTTP/1.0\r\n\r\n")
      #expect(answer.statuses == [200])
    }
  }
}
