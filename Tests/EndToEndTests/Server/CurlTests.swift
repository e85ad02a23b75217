import HTTPServer
import Testing

@Suite("The HTTP server and curl", .timeLimit(.minutes(10)))
struct CurlTests {
  /// Says what was asked: the method, the target and the body, or how long it is.
  private static let echo: HTTPServer.Handler = { request in
    let body =
      request.body.count < 100
      ? String(decoding: request.body, as: UTF8.self) : "\(request.body.count) bytes"
    return HTTPResponse(.ok, text: "\(request.method) \(request.target) \(body)")
  }

  /// Runs curl against a server that echoes, and shuts it down.
  private func echoed(_ arguments: String..., bodySize: Int = 0) async throws -> Companion.Run {
    let server = try await ServerForCurl(handler: Self.echo)
    _ = try server.file(of: bodySize)
    let run = try await server.curl(arguments).run()
    await server.server.shutdown()
    return run
  }

  @Test("GET gets a body, and HEAD only the same headers")
  func getAndHead() async throws {
    let get = try await echoed("-i", "/a?b=c")
    #expect(get.status == 0 && get.output.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(get.output.contains("Content-Length: 12\r\n"))
    #expect(get.output.hasSuffix("\r\n\r\nGET /a?b=c \n"))
    let head = try await echoed("--head", "/a?b=c")
    #expect(head.status == 0 && head.output.contains("Content-Length: 13\r\n"))
    #expect(head.output.hasSuffix("\r\n\r\n"))
  }

  @Test("A body arrives as it was sent, in one piece or in chunks")
  func bodies() async throws {
    let json = try await echoed("--json", #"{"amount": 5}"#, "/deposit/")
    #expect(json.output == "POST /deposit/ {\"amount\": 5}\n")
    let put = try await echoed("-T", "body", "/users/1", bodySize: 700_000)
    #expect(put.output == "PUT /users/1 700000 bytes\n")
    let chunks = try await echoed(
      "-H", "Transfer-Encoding: chunked", "--data-binary", "@body", "/c", bodySize: 300_000)
    #expect(chunks.output == "POST /c 300000 bytes\n")
  }

  @Test("A body that is too large is rejected before it is sent, with Expect: 100-continue")
  func tooLargeWithExpect() async throws {
    let run = try await echoed(
      "-w", "%{http_code} %{size_upload}", "-o", "answer", "-H", "Expect: 100-continue",
      "--data-binary", "@body", "/", bodySize: 1_100_000)
    #expect(run.status == 0 && run.output == "413 0")
  }

  @Test("A body that is too large is rejected without Expect, too")
  func tooLarge() async throws {
    for coding in ["X: y", "Transfer-Encoding: chunked"] {
      let run = try await echoed(
        "-w", "%{http_code}", "-o", "answer", "-H", "Expect:", "-H", coding, "--data-binary",
        "@body", "/", bodySize: 1_100_000)
      #expect(run.output == "413", "\(coding): \(run.errors)")
    }
  }

  @Test("A body with Expect: 100-continue is sent after the 100")
  func expectContinue() async throws {
    let run = try await echoed(
      "-w", "%{http_code} %{size_upload}", "-H", "Expect: 100-continue", "--data-binary", "@body",
      "/", bodySize: 1_048_576)
    #expect(run.output == "POST / 1048576 bytes\n200 1048576")
  }

  @Test("A POST without a length is 411, and an unknown method is 501")
  func refusals() async throws {
    let post = try await echoed("-i", "-X", "POST", "-H", "Content-Length:", "-d", "", "/")
    #expect(post.output.hasPrefix("HTTP/1.1 411 Length Required\r\n"))
    #expect(try await echoed("-X", "TRACE", "/a").output == "TRACE /a \n")
    let brew = try await echoed("-o", "answer", "-w", "%{http_code}", "-X", "BREW", "/")
    #expect(brew.output == "501")
  }

  @Test("Two requests use one connection, even after an error")
  func keepAlive() async throws {
    let run = try await echoed("-w", "%{num_connects}\n", "/a", "/b")
    #expect(run.output == "GET /a \n1\nGET /b \n0\n")
  }

  @Test("HTTP/1.0 gets a response, and the connection ends")
  func oldVersion() async throws {
    let run = try await echoed("--http1.0", "-i", "/a")
    #expect(run.output.contains("Connection: close\r\n") && run.output.hasSuffix("GET /a \n"))
  }

  @Test("The handler gets the target unchanged")
  func pathAsIs() async throws {
    let run = try await echoed("--path-as-is", "/a/../b//%2e%00?c=%C3%A9&d")
    #expect(run.output == "GET /a/../b//%2e%00?c=%C3%A9&d \n")
  }

  @Test("Each event of a stream arrives when it happens")
  func events() async throws {
    let (gates, gate) = AsyncStream<Void>.makeStream()
    let server = try await ServerForCurl { _ in
      HTTPResponse(.ok, headers: [.contentType: "text/event-stream"]) { writer in
        for number in 1...3 {
          try await writer.write(Array("data: \(number)\n\n".utf8))
          for await _ in gates { break }
        }
      }
    }
    let curl = try server.curl(["-N", "/events/stream"])
    try curl.start()
    for number in 1...3 {
      try await eventually("event \(number)") { curl.printed.hasSuffix("data: \(number)\n\n") }
      gate.yield()
    }
    let run = try await curl.end()
    #expect(run.status == 0 && run.output == "data: 1\n\ndata: 2\n\ndata: 3\n\n")
    await server.server.shutdown()
  }

  @Test("A stream ends properly at a shutdown, and does not delay it")
  func shutdown() async throws {
    var limits = ServerLimits()
    // Longer than curl waits: a server that waits for the stream has to wait for curl's end.
    limits.shutdownTime = .seconds(600)
    let server = try await ServerForCurl(limits: limits) { _ in
      HTTPResponse(.ok) { writer in
        try await writer.write(Array("hello\n".utf8))
        for await _ in AsyncStream<Void>.makeStream().stream {}
      }
    }
    let curl = try server.curl(["-N", "/"])
    try curl.start()
    try await eventually("hello") { curl.printed == "hello\n" }
    await server.server.shutdown()
    let run = try await curl.end()
    #expect(run.status == 0 && run.output == "hello\n")
  }

  @Test("A curl that gives up cancels its handler", arguments: [false, true])
  func givesUp(isStreaming: Bool) async throws {
    let (ends, end) = AsyncStream<Void>.makeStream()
    let wait = { @Sendable in
      for await _ in AsyncStream<Void>.makeStream().stream {}
      end.yield()
    }
    let server = try await ServerForCurl { _ in
      guard !isStreaming else {
        return HTTPResponse(.ok) { writer in
          try await writer.write(Array("hello\n".utf8))
          await wait()
        }
      }
      await wait()
      return HTTPResponse(.ok)
    }
    let run = try await server.run("-N", "--max-time", "0.3", "/")
    #expect(run.status == 28, "28 is curl's word for a timeout.")
    for await _ in ends { break }
    await server.server.shutdown()
  }
}
