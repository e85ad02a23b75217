import Testing

@testable import HTTPServer

@Suite("The server and its handler", .timeLimit(.minutes(5)))
struct HandlerTests {
  @Test("A handler that takes too long is cancelled, and the client gets a response")
  func handlerTime() async throws {
    let cancelled = Bell()
    let configuration = ServerConfiguration.quiet.limiting(\.handlerTime, to: .milliseconds(50))
    try await RunningServer.with(configuration, handler: endless(cancelled: cancelled)) { server in
      let answer = try await server.ask("GET /a HTTP/1.1\r\nHost: a\r\nX-Request-ID: mine\r\n\r\n")
      #expect(answer.statuses == [503] && answer.contains("X-Request-ID: mine\r\n"))
      await cancelled.heard()
    }
  }

  @Test("The client gets this response even if the handler continues")
  func stubborn() async throws {
    let told = Bell()
    let handler: HTTPServer.Handler = { _ in
      let work = Task { await told.heard() }
      await work.value
      return HTTPResponse(.ok)
    }
    let configuration = ServerConfiguration.quiet.limiting(\.handlerTime, to: .milliseconds(50))
    try await RunningServer.with(configuration, handler: handler) { server in
      let answer = try await server.ask(get + last)
      #expect(answer.statuses == [503])
      told.ring()
    }
  }

  @Test("A client that disconnects cancels its handler")
  func clientGone() async throws {
    let cancelled = Bell()
    let configuration = ServerConfiguration.quiet.limiting(\.halfCloseTime, to: .milliseconds(50))
    try await RunningServer.with(configuration, handler: endless(cancelled: cancelled)) { server in
      let client = try await server.connect()
      try await client.send(get)
      client.close()
      await cancelled.heard()
    }
  }

  @Test("A client whose connection is reset cancels its handler at once")
  func clientReset() async throws {
    let (begun, cancelled) = (Bell(), Bell())
    let configuration = ServerConfiguration.quiet.limiting(\.halfCloseTime, to: .seconds(3600))
      .limiting(\.handlerTime, to: .seconds(3600))
    let handler = endless(begun: begun, cancelled: cancelled)
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect()
      // The end comes behind a request that nobody has looked at yet.
      try await client.send(get + get)
      await begun.heard()
      client.reset()
      await cancelled.heard()
    }
  }

  @Test("A handler's error is 500 and one reported line, and the connection stays open")
  func handlerError() async throws {
    struct Odd: Error, CustomStringConvertible {
      let description = "Odd\r\nnot-a-line \u{1B}[31m"
    }
    let handler: HTTPServer.Handler = { request in
      guard request.target != "/a" else { throw Odd() }
      return HTTPResponse(.ok)
    }
    let (reports, report) = AsyncStream<String>.makeStream()
    var configuration = ServerConfiguration.quiet
    configuration.report = { report.yield($0) }
    try await RunningServer.with(configuration, handler: handler) { server in
      let answer = try await server.ask(get + last)
      #expect(answer.statuses == [500, 200] && !answer.contains("Odd"))
    }
    report.finish()
    for await line in reports { #expect(line.hasSuffix(" failed: Odd not-a-line  [31m")) }
  }

  @Test("TRACE goes to the handler, and CONNECT is rejected")
  func methods() async throws {
    try await RunningServer.with(handler: echo) { server in
      let answer = try await server.ask(
        "TRACE /a HTTP/1.1\r\nHost: a\r\n\r\nCONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(answer.statuses == [200, 501] && answer.contains("TRACE /a"))
    }
  }

  @Test("A handler gets the client's request id, or a new one")
  func ids() async throws {
    let handler: HTTPServer.Handler = { HTTPResponse(.ok, text: "<\($0.id)>") }
    try await RunningServer.with(handler: handler) { server in
      let ids = ["mine", "two words", String(repeating: "a", count: 65), "a\tb"]
      let answers = try await server.ask(
        ids.map { "GET / HTTP/1.1\r\nHost: a\r\nX-Request-ID: \($0)\r\n\r\n" }.joined() + last)
      let given = answers.matches(of: /<(.*)>/).map { String($0.1) }
      let sent = answers.matches(of: #/X-Request-ID: (.*)\r\n/#).map { String($0.1) }
      #expect(given.count == 5 && given == sent && Set(given).count == 5)
      #expect(given[0] == "mine" && given.filter(ids.contains) == ["mine"])
    }
  }
}
