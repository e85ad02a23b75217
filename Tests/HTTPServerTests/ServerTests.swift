import Testing

@testable import HTTPServer

@Suite("The server over real sockets")
struct ServerTests {
  private let get = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
  private let last = "GET /z HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

  @Test("Requests on one connection are answered in order, also if they come at once")
  func pipelining() async throws {
    try await RunningServer.with(handler: echo) { server in
      let answer = try await server.talk { client in
        try client.send(get + get.replacing("/a", with: "/b") + last)
        return try client.read()
      }
      #expect(answer.statuses == [200, 200, 200])
      #expect(answer.matches(of: /GET \/(\w)/).map { String($0.1) } == ["a", "b", "z"])
      #expect(answer.contains("Connection: close"))
    }
  }

  @Test("HEAD is answered like GET, without the body")
  func head() async throws {
    try await RunningServer.with(handler: { _ in HTTPResponse(.ok, text: "hello") }) { server in
      let answer = try await server.talk { client in
        try client.send("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return try client.read()
      }
      #expect(answer.contains("Content-Length: 6\r\n") && answer.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("Who waits for a word before the body gets it")
  func expectContinue() async throws {
    try await RunningServer.with(handler: echo) { server in
      let answer = try await server.talk { client in
        try client.send(
          "PUT /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n"
            + "Connection: close\r\n\r\n")
        let word = try client.read(until: "\r\n\r\n")
        try client.send("hello")
        return try word + client.read()
      }
      #expect(answer.statuses == [100, 200] && answer.hasSuffix("PUT /a hello"))
    }
  }

  @Test("A streamed body comes in chunks, and to an old client until the end")
  func streams() async throws {
    let handler: HTTPServer.Handler = { _ in
      HTTPResponse(.ok) { writer in
        for word in ["hello ", "world"] { try await writer.write(Array(word.utf8)) }
      }
    }
    try await RunningServer.with(handler: handler) { server in
      let new = try await server.talk { client in
        try client.send(last)
        return try client.read()
      }
      let old = try await server.talk { client in
        try client.send("GET / HTTP/1.0\r\n\r\n")
        return try client.read()
      }
      #expect(new.hasSuffix("\r\n\r\n6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n"))
      #expect(old.hasSuffix("\r\n\r\nhello world") && !old.contains("chunked"))
    }
  }

  @Test("What is refused is told why, and the connection ends")
  func refuses() async throws {
    try await RunningServer.with({ $0.bodySize = 10 }, handler: echo) { server in
      let answer = try await server.talk { client in
        try client.send(get + "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        try client.send([UInt8](repeating: 0, count: 100_000))
        return try client.read()
      }
      #expect(answer.statuses == [200, 413] && answer.contains("larger than 10 bytes"))
    }
  }

  @Test("Who drips a request is told that it takes too long", arguments: [false, true])
  func slowLoris(inBody: Bool) async throws {
    let limits = { (limits: inout ServerLimits) in
      (limits.headTime, limits.bodyTime) = (.milliseconds(100), .milliseconds(100))
    }
    try await RunningServer.with(limits, handler: echo) { server in
      let answer = try await server.talk { client in
        try client.send(
          inBody
            ? "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhell" : "GET / HTTP/1.1\r\nH")
        return try client.read()
      }
      #expect(answer.statuses == [408])
    }
  }

  @Test("A connection on which nothing happens is closed")
  func idle() async throws {
    try await RunningServer.with({ $0.idleTime = .milliseconds(100) }, handler: echo) { server in
      let answer = try await server.talk { client in
        try client.send(get)
        return try client.read()
      }
      #expect(answer.statuses == [200])
    }
  }

  @Test("A handler that takes too long is cancelled, and the client is told")
  func handlerTime() async throws {
    let (cancelled, cancel) = AsyncStream<Void>.makeStream()
    let limits = { (limits: inout ServerLimits) in limits.handlerTime = .milliseconds(100) }
    try await RunningServer.with(limits, handler: endless(cancel)) { server in
      let answer = try await server.talk { client in
        try client.send(get)
        return try client.read()
      }
      #expect(answer.statuses == [503])
      for await _ in cancelled { break }
    }
  }

  @Test("A client that goes away cancels its handler")
  func clientGone() async throws {
    let (cancelled, cancel) = AsyncStream<Void>.makeStream()
    let limits = { (limits: inout ServerLimits) in limits.halfCloseTime = .milliseconds(50) }
    try await RunningServer.with(limits, handler: endless(cancel)) { server in
      try await server.talk { try $0.send(get) }
      for await _ in cancelled { break }
    }
  }

  @Test("A client that has said all that it had to say still gets its answer")
  func halfClosed() async throws {
    let handler: HTTPServer.Handler = { _ in
      try await Task.sleep(for: .milliseconds(50))
      return HTTPResponse(.ok, text: "hello")
    }
    try await RunningServer.with(handler: handler) { server in
      let answer = try await server.talk { client in
        try client.send(get)
        client.endSending()
        return try client.read()
      }
      #expect(answer.statuses == [200])
    }
  }

  @Test("A client that reads nothing does not make the server keep what it does not read")
  func neverReads() async throws {
    let (ends, end) = AsyncStream<Bool>.makeStream()
    let handler: HTTPServer.Handler = { _ in
      HTTPResponse(.ok) { writer in
        do {
          for _ in 0..<10_000 { try await writer.write([UInt8](repeating: 7, count: 10_000)) }
          end.yield(false)
        } catch {
          end.yield(error is ClientGone)
          throw error
        }
      }
    }
    let limits = { (limits: inout ServerLimits) in limits.writeTime = .milliseconds(100) }
    try await RunningServer.with(limits, handler: handler) { server in
      let client = try RawClient(port: server.port)
      try client.send(get)
      for await wasGone in ends {
        #expect(wasGone)
        break
      }
    }
  }

  @Test("One connection too many is told so, and the others go on")
  func tooMany() async throws {
    try await RunningServer.with({ $0.connectionCount = 2 }, handler: echo) { server in
      let clients = try (0..<2).map { _ in try RawClient(port: server.port) }
      for client in clients {
        try client.send(get)
        _ = try client.read(until: "/a")
      }
      let answer = try await server.talk { try $0.read() }
      #expect(answer.statuses == [503])
      try clients[0].send(get)
      #expect(try clients[0].read(until: "/a").statuses == [200])
    }
  }

  @Test("A handler's error is answered with 500, and the connection goes on")
  func handlerError() async throws {
    struct Odd: Error {}
    let handler: HTTPServer.Handler = { request in
      guard request.target != "/a" else { throw Odd() }
      return HTTPResponse(.ok)
    }
    try await RunningServer.with(handler: handler) { server in
      let answer = try await server.talk { client in
        try client.send(get + last)
        return try client.read()
      }
      #expect(answer.statuses == [500, 200] && !answer.contains("Odd"))
    }
  }

  @Test("At the end, running requests are answered, and nobody else comes in")
  func shutdown() async throws {
    let (begun, begin) = AsyncStream<Void>.makeStream()
    let (gates, gate) = AsyncStream<Void>.makeStream()
    let handler: HTTPServer.Handler = { _ in
      begin.yield()
      for await _ in gates { break }
      return HTTPResponse(.ok, text: "late")
    }
    try await RunningServer.with(handler: handler) { server in
      let idle = try RawClient(port: server.port)
      async let answer = server.talk { client in
        try client.send(get)
        return try client.read()
      }
      for await _ in begun { break }
      async let ended: Void = server.server.shutdown()
      #expect(try idle.read() == "")
      #expect(throws: RawClient.Trouble.self) { try RawClient(port: server.port).read() }
      gate.yield()
      let text = try await answer
      #expect(text.statuses == [200] && text.contains("Connection: close"))
      await ended
    }
  }
}
