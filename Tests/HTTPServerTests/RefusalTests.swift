import Testing

@testable import HTTPServer

@Suite("The server and excessive clients", .timeLimit(.minutes(5)))
struct RefusalTests {
  @Test("A rejected client gets the reason, and the connection ends")
  func refuses() async throws {
    try await RunningServer.with(.quiet.limiting(\.bodySize, to: 10), handler: echo) { server in
      let body = String(repeating: "a", count: 100_000)
      let answer = try await server.ask(
        get + "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n\(body)")
      #expect(answer.statuses == [200, 413] && answer.contains("larger than 10 bytes"))
      #expect(answer.matches(of: #/X-Request-ID: /#).count == 2)
    }
  }

  @Test("A client that sends too much can still read the reason")
  func lingers() async throws {
    // So long that a busy machine makes no difference.
    let configuration = ServerConfiguration.quiet.limiting(\.lingerTime, to: .seconds(300))
    try await RunningServer.with(configuration, handler: echo) { server in
      let client = try await server.connect()
      try await client.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n")
      let answer = try await client.read(until: "larger than 1048576 bytes\n")
      #expect(answer.statuses == [413])
      try await client.send([UInt8](repeating: 0, count: 1_048_577))
      client.endSending()
      #expect(try await client.read() == "")
    }
  }

  @Test("A body that is announced as too large is rejected before it is sent")
  func refusesEarly() async throws {
    try await RunningServer.with(handler: echo) { server in
      let answer = try await server.ask(
        "PUT / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1048577\r\n\r\n")
      #expect(answer.statuses == [413])
    }
  }

  @Test("A rejected HEAD has no body")
  func refusedHead() async throws {
    try await RunningServer.with(.quiet.limiting(\.headerCount, to: 1), handler: echo) { server in
      let answer = try await server.ask("HEAD / HTTP/1.1\r\nHost: a\r\nA: a\r\n\r\n")
      #expect(answer.statuses == [431] && answer.hasSuffix("\r\n\r\n"))
    }
  }

  @Test(
    "A client that sends too slowly gets a timeout",
    arguments: [
      "GET / HTTP/1.1\r\nH", "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhell",
    ])
  func slowLoris(begin: String) async throws {
    let configuration = ServerConfiguration.quiet.limiting(\.headTime, to: .milliseconds(50))
      .limiting(\.bodyTime, to: .milliseconds(50))
    try await RunningServer.with(configuration, handler: echo) { server in
      let answer = try await server.ask(begin)
      #expect(answer.statuses == [408])
    }
  }

  @Test("Sending slowly doesn't extend the time for the head")
  func drips() async throws {
    let configuration = ServerConfiguration.quiet.limiting(\.headTime, to: .milliseconds(100))
    try await RunningServer.with(configuration, handler: echo) { server in
      let client = try await server.connect()
      try await client.send("GET / HTTP/1.1\r\nX: ")
      async let answer = client.read()
      let drip = Task {
        while !Task.isCancelled {
          try await client.send("a")
          try await Task.sleep(for: .milliseconds(10))
        }
      }
      #expect(try await answer.statuses == [408])
      drip.cancel()
    }
  }

  @Test("A connection without a request is closed", arguments: ["", "\r\n"])
  func idle(before: String) async throws {
    let configuration = ServerConfiguration.quiet.limiting(\.idleTime, to: .milliseconds(50))
    try await RunningServer.with(configuration, handler: echo) { server in
      let answer = try await server.ask(before)
      #expect(answer == "")
    }
  }

  @Test("An idle connection is closed")
  func idleAgain() async throws {
    let configuration = ServerConfiguration.quiet.limiting(\.idleTime, to: .milliseconds(200))
    try await RunningServer.with(configuration, handler: echo) { server in
      var answer = ""
      // A machine that is busy may take too long even for the first request.
      while answer.isEmpty { answer = try await server.ask(get) }
      #expect(answer.statuses == [200])
    }
  }

  @Test("One connection too many is rejected, even with a request, and the others continue")
  func tooMany() async throws {
    let configuration = ServerConfiguration.quiet.limiting(\.connectionCount, to: 2)
    try await RunningServer.with(configuration, handler: echo) { server in
      let clients = [try await server.connect(), try await server.connect()]
      for client in clients {
        try await client.send(get)
        _ = try await client.read(until: "/a")
      }
      let answer = try await server.ask(get)
      #expect(answer.statuses == [503] && answer.contains("X-Request-ID: "))
      try await clients[0].send(get)
      #expect(try await clients[0].read(until: "/a").statuses == [200])
    }
  }

  @Test("A free place is given to the next connection")
  func placeAgain() async throws {
    let configuration = ServerConfiguration.quiet.limiting(\.connectionCount, to: 1)
    try await RunningServer.with(configuration, handler: echo) { server in
      for _ in 0..<5 {
        var statuses: [Int] = []
        // The server hears of the end of the last one a moment later than we.
        while statuses != [200] { statuses = try await server.ask(last).statuses }
      }
    }
  }

  @Test("A thousand idle connections stay open, and block no request")
  func thousand() async throws {
    try raiseDescriptorLimit(to: 2_200)
    try await RunningServer.with(handler: echo) { server in
      var idle: [RawClient] = []
      for _ in 0..<1_000 { idle.append(try await server.connect()) }
      let client = try await server.connect()
      for _ in 0..<100 {
        try await client.send(get)
        #expect(try await client.read(until: "/a").statuses == [200])
      }
      for client in [idle[0], idle[999]] {
        try await client.send(last)
        #expect(try await client.read().statuses == [200])
      }
    }
  }
}
