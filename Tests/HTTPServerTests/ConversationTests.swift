import Testing

@testable import HTTPServer

@Suite("The server and valid requests", .timeLimit(.minutes(5)))
struct ConversationTests {
  @Test("Requests on one connection are answered in order, even when pipelined")
  func pipelining() async throws {
    try await RunningServer.with(handler: echo) { server in
      let answer = try await server.ask(get + get.replacing("/a", with: "/b") + last)
      #expect(answer.statuses == [200, 200, 200])
      #expect(answer.matches(of: /GET \/(\w)/).map { String($0.1) } == ["a", "b", "z"])
      #expect(answer.contains("Connection: close"))
    }
  }

  @Test("HEAD is answered like GET, without the body")
  func head() async throws {
    let handler: HTTPServer.Handler = { request in
      request.target == "/" ? HTTPResponse(.ok, text: "hello") : HTTPResponse(.ok) { _ in }
    }
    try await RunningServer.with(handler: handler) { server in
      let plain = try await server.ask("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(plain.contains("Content-Length: 6\r\n") && plain.hasSuffix("\r\n\r\n"))
      let stream = try await server.ask("HEAD /s HTTP/1.1\r\nHost: a\r\n\r\n" + last)
      #expect(stream.statuses == [200, 200] && stream.contains("\r\n\r\nHTTP/1.1 200"))
    }
  }

  @Test("Expect: 100-continue is answered if there is a body")
  func expectContinue() async throws {
    try await RunningServer.with(handler: echo) { server in
      let client = try await server.connect()
      let rest = "Host: a\r\nExpect: 100-Continue\r\n"
      try await client.send("GET /a HTTP/1.1\r\n\(rest)\r\n")
      #expect(try await client.read(until: "GET /a ").statuses == [200])
      try await client.send("PUT /a HTTP/1.1\r\n\(rest)Content-Length: 5\r\n\r\n")
      #expect(try await client.read(until: "\r\n\r\n").statuses == [100])
      try await client.send("hello" + last)
      let answer = try await client.read()
      #expect(answer.statuses == [200, 200] && answer.contains("PUT /a hello"))
    }
  }

  @Test("A streamed body is chunked, and for HTTP/1.0 it ends with the connection")
  func streams() async throws {
    let handler: HTTPServer.Handler = { _ in
      HTTPResponse(.ok) { writer in
        for word in ["hello ", "", "world"] { try await writer.write(Array(word.utf8)) }
      }
    }
    try await RunningServer.with(handler: handler) { server in
      let new = try await server.ask(get + last)
      let old = try await server.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(new.statuses == [200, 200])
      #expect(new.hasSuffix("\r\n\r\n6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n"))
      #expect(old.hasSuffix("\r\n\r\nhello world") && !old.contains("chunked"))
    }
  }

  @Test("HTTP/1.0 keeps the connection on request")
  func oldClient() async throws {
    try await RunningServer.with(handler: echo) { server in
      let answer = try await server.ask(
        "GET /a HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\nGET /b HTTP/1.0\r\n\r\nGET /c")
      #expect(answer.statuses == [200, 200] && answer.contains("Connection: keep-alive"))
    }
  }

  @Test("A client that closes its sending side still gets all responses")
  func halfClosed() async throws {
    let (begun, silent) = (Bell(), Bell())
    let handler: HTTPServer.Handler = { request in
      begun.ring()
      if request.target == "/a" { await silent.heard() }
      return HTTPResponse(.ok, text: "hello")
    }
    let configuration = ServerConfiguration.quiet.limiting(\.halfCloseTime, to: .seconds(3600))
    try await RunningServer.with(configuration, handler: handler) { server in
      let client = try await server.connect()
      try await client.send(get + get.replacing("/a", with: "/b") + last)
      await begun.heard()
      client.endSending()
      silent.ring()
      #expect(try await client.read().statuses == [200, 200, 200])
    }
  }

  @Test("A handler's headers can't break the response")
  func odd() async throws {
    let handler: HTTPServer.Handler = { request in
      switch request.target {
      case "/a":
        HTTPResponse(
          .ok,
          headers: [
            "Content-Length": "5", "transfer-encoding": "chunked", "CONNECTION": "upgrade",
            "X-Request-Id": "other", "date": "never", "X": "a\r\nSet-Cookie: b\u{0}",
            "Y\r\nZ": "c",
          ], body: [65])
      case "/b": HTTPResponse(HTTPStatus(101, "Switching\r\nProtocols"))
      default: HTTPResponse(.noContent) { try await $0.write([66]) }
      }
    }
    try await RunningServer.with(handler: handler) { server in
      let answer = try await server.ask(get + get.replacing("/a", with: "/b") + last)
      #expect(answer.statuses == [200, 500, 204])
      #expect(answer.matches(of: #/(?i)content-length: 1\r\n/#).count == 1)
      #expect(answer.matches(of: #/(?i)content-length/#).count == 2)
      #expect(answer.matches(of: #/(?i)\r\ndate: /#).count == 3)
      #expect(answer.contains("X: a  Set-Cookie: b \r\n"))
      for text in ["chunked", "upgrade", "never", "other", "Z"] { #expect(!answer.contains(text)) }
      #expect(answer.hasSuffix("Connection: close\r\n\r\n"))
    }
  }
}
