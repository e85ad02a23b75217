import Synchronization

@testable import HTTPServer

/// A server for one test.
struct RunningServer {
  let server: HTTPServer
  let port: UInt16

  /// Starts a server, lets `body` use it, and shuts it down.
  static func with<Value>(
    _ configuration: ServerConfiguration = .quiet, handler: @escaping HTTPServer.Handler,
    run body: (RunningServer) async throws -> Value
  ) async throws -> Value {
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

  func connect(receiveBuffer: Int32? = nil) async throws -> RawClient {
    try await RawClient.connect(to: port, receiveBuffer: receiveBuffer)
  }

  /// Sends `text` on a separate connection, and returns what comes until the server closes it.
  func ask(_ text: String) async throws -> String {
    let client = try await connect()
    try await client.send(text)
    return try await client.read()
  }
}

extension ServerConfiguration {
  /// On any port, under the name `a`, and with nothing to say on standard error.
  static var quiet: Self {
    var configuration = Self()
    (configuration.port, configuration.logsRequests) = (0, false)
    configuration.report = { _ in }
    configuration.allowedHosts = AllowedHosts(names: ["a"])
    return configuration
  }

  func limiting<Value>(
    _ limit: WritableKeyPath<ServerLimits, Value>, to value: Value
  ) -> Self {
    var configuration = self
    configuration.limits[keyPath: limit] = value
    return configuration
  }
}

/// Something that happens, and that a test waits for.
struct Bell: Sendable {
  private let rings: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (rings, continuation) = AsyncStream.makeStream() }

  func ring() { continuation.yield() }

  /// Returns when it has rung once more, or when the task is cancelled.
  func heard() async {
    for await _ in rings { break }
  }
}

/// Something that was not so, and then is.
final class Flag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .relaxed) }

  func set() { value.store(true, ordering: .relaxed) }
}

/// The requests that most tests send: one after which the connection goes on, and the last one.
let get = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
let last = "GET /z HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

/// A handler that says what it was asked.
let echo: HTTPServer.Handler = { request in
  HTTPResponse(.ok, body: Array("\(request.method) \(request.target) ".utf8) + request.body)
}

/// A handler that does not answer before it is cancelled, and tells then.
func endless(begun: Bell = Bell(), cancelled: Bell) -> HTTPServer.Handler {
  { _ in
    begun.ring()
    await Bell().heard()
    cancelled.ring()
    return HTTPResponse(.ok)
  }
}

/// A handler that answers with a stream that says hello, is silent then, and tells when it is
/// cancelled.
func silentStream(cancelled: Bell) -> HTTPServer.Handler {
  { _ in
    HTTPResponse(.ok) { writer in
      try await writer.write(Array("hello".utf8))
      await Bell().heard()
      cancelled.ring()
    }
  }
}
