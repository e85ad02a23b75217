import Testing

@testable import HTTPServer

@Suite("The sockets of the server", .timeLimit(.minutes(5)))
struct DescriptorTests {
  @Test("Every socket is closed, however its connection ends")
  func leaks() async throws {
    let handler: HTTPServer.Handler = { request in
      request.target == "/a"
        ? HTTPResponse(.ok, text: "hello")
        : HTTPResponse(.ok) { try await $0.write([UInt8](repeating: 7, count: 1_000_000)) }
    }
    let configuration = ServerConfiguration.quiet.limiting(\.connectionCount, to: 3)
      .limiting(\.lingerTime, to: .milliseconds(50)).limiting(\.writeTime, to: .milliseconds(50))
      .limiting(\.headTime, to: .milliseconds(50)).limiting(\.halfCloseTime, to: .milliseconds(50))
    try await RunningServer.with(configuration, handler: handler) { server in
      for _ in 0..<5 {
        for text in ["", get, last, "?\r\n", "GET", get.replacing("/a", with: "/stream")] {
          let (closed, cut) = (try await server.connect(), try await server.connect())
          for client in [closed, cut] { try? await client.send(text) }
          closed.close()
          cut.reset()
        }
        _ = try await server.ask("BREW / HTTP/1.1\r\nHost: a\r\n\r\n")
      }
      try await eventually("all but the listener are closed") {
        socketCount(at: server.port) == 1
      }
      await server.server.shutdown()
      #expect(socketCount(at: server.port) == 0)
    }
  }
}
