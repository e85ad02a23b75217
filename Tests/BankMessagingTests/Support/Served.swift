import HTTPServer

@testable import BankMessaging

/// Serves `respond` at a free port of this machine while `body` runs.
func serving<Value>(
  at port: UInt16 = 0, limits: ServerLimits = ServerLimits(),
  _ respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse,
  run body: (HTTPAddress) async throws -> Value
) async throws -> Value {
  var configuration = ServerConfiguration()
  configuration.port = port
  configuration.limits = limits
  configuration.logsRequests = false
  let server = HTTPServer(configuration: configuration, handler: respond)
  let address = HTTPAddress(port: try await server.start())
  do {
    let value = try await body(address)
    await server.shutdown()
    return value
  } catch {
    await server.shutdown()
    throw error
  }
}

extension HTTPClient {
  /// The status and the body of an answer, as text.
  func ask(
    _ method: HTTPMethod, _ target: String, json body: String? = nil
  ) async throws -> (status: Int, body: String) {
    let answer = try await send(method, target, json: body)
    return (answer.status, String(decoding: answer.body, as: UTF8.self))
  }
}
