@testable import HTTPServer

/// A server for one test.
struct RunningServer {
  let server: HTTPServer
  let port: UInt16

  /// Starts a server with `limits`, lets `body` use it, and shuts it down.
  static func with<Value>(
    _ limits: (inout ServerLimits) -> Void = { _ in },
    handler: @escaping HTTPServer.Handler, run body: (RunningServer) async throws -> Value
  ) async throws -> Value {
    var configuration = ServerConfiguration()
    (configuration.port, configuration.logsRequests) = (0, false)
    limits(&configuration.limits)
    let server = HTTPServer(configuration: configuration, handler: handler)
    let port = try await server.start()
    do {
      let value = try await body(RunningServer(server: server, port: port))
      await server.shutdown()
      return value
    } catch {
      await server.shutdown()
      throw error
    }
  }

  /// Talks to the server with a client that waits, on a thread of its own.
  func talk<Value: Sendable>(
    _ body: @escaping @Sendable (RawClient) throws -> Value
  ) async throws -> Value {
    try await RawClient.talking(to: port, body)
  }
}

/// A handler that says what it was asked.
let echo: HTTPServer.Handler = { request in
  HTTPResponse(.ok, body: Array("\(request.method) \(request.target) ".utf8) + request.body)
}

/// A handler that does not answer before it is cancelled, and tells then.
func endless(_ cancelled: AsyncStream<Void>.Continuation) -> HTTPServer.Handler {
  { _ in
    try? await Task.sleep(for: .seconds(60))
    cancelled.yield()
    return HTTPResponse(.ok)
  }
}
