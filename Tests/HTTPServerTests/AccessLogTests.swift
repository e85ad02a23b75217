import Testing

@testable import HTTPServer

@Suite("The access log", .timeLimit(.minutes(5)))
struct AccessLogTests {
  /// Lets a server answer `text`, and returns the lines that it has written.
  private func lines(
    for text: String, limits: ServerConfiguration = .quiet, handler: @escaping HTTPServer.Handler
  ) async throws -> [String] {
    let (lines, line) = AsyncStream<String>.makeStream()
    var configuration = limits
    configuration.logsRequests = true
    configuration.log = { line.yield($0.description) }
    try await RunningServer.with(configuration, handler: handler) { server in
      _ = try await server.ask(text)
    }
    line.finish()
    return await lines.reduce(into: []) { $0.append($1) }
  }

  @Test("Each request has one complete line")
  func oneLine() async throws {
    let handler: HTTPServer.Handler = { request in
      switch request.target {
      case "/plain?a=b": HTTPResponse(.created, text: "hello")
      default: HTTPResponse(.ok) { writer in try await writer.write([1, 2, 3]) }
      }
    }
    let lines = try await lines(
      for: "GET /plain?a=b HTTP/1.1\r\nHost: a\r\nX-Request-ID: mine\r\n\r\n"
        + "HEAD /plain?a=b HTTP/1.1\r\nHost: a\r\n\r\n" + last,
      handler: handler)
    #expect(lines.count == 3)
    #expect(lines[0].wholeMatch(of: #/mine GET /plain\?a=b 201 6 [0-9.]+ms/#) != nil)
    #expect(lines[1].wholeMatch(of: #/[\w-]+ HEAD /plain\?a=b 201 0 [0-9.]+ms/#) != nil)
    #expect(lines[2].wholeMatch(of: #/[\w-]+ GET /z 200 3 [0-9.]+ms/#) != nil)
  }

  @Test(
    "A rejected request has a line, too",
    arguments: [
      ("POST /a HTTP/1.1\r\nHost: a\r\n\r\n", "POST /a 411"),
      ("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n", "POST /a 413"),
      (
        "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "POST /a 400"
      ),
      ("BREW /a HTTP/1.1\r\nHost: a\r\n\r\n", "- - 501"), ("?\r\n", "- - 400"),
      ("GET /", "- - 408"),
    ])
  func refused(request: String, middle: String) async throws {
    let configuration = ServerConfiguration.quiet.limiting(\.headTime, to: .milliseconds(50))
    let lines = try await lines(for: request, limits: configuration, handler: echo)
    #expect(lines.count == 1)
    #expect(lines.first?.contains(" \(middle) ") == true)
  }

  @Test("An abandoned handler has one line, and no second one when it returns")
  func givenUp() async throws {
    let configuration = ServerConfiguration.quiet.limiting(\.handlerTime, to: .milliseconds(50))
    let handler = endless(cancelled: Bell())
    let lines = try await lines(for: get, limits: configuration, handler: handler)
    #expect(lines.count == 1)
    #expect(lines.first?.contains(" GET /a 503 ") == true)
  }

  @Test(
    "A request can't add lines to the log",
    arguments: [
      "GET /a\nmine HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a\rmine HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /\u{1B}[2J HTTP/1.1\r\nHost: a\r\n\r\n", "GET /\u{85}a HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /\u{2028}a HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX-Request-ID: a\u{2028}b\r\nConnection: close\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nX-Request-ID: a b 200 0\r\nConnection: close\r\n\r\n",
      "G\u{0}T / HTTP/1.1\r\nHost: a\r\n\r\n",
    ])
  func injection(request: String) async throws {
    let lines = try await lines(for: request, handler: echo)
    #expect(lines.count == 1)
    #expect(lines.first?.utf8.allSatisfy { $0 == .space || $0.isVisible } == true)
    #expect(lines.first?.split(separator: " ").count == 6)
  }
}
