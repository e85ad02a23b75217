import BankMachines
import HTTPServer
import Testing

@Suite("The health check of an image")
struct HealthCheckTests {
  private static func server(
    _ respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
  ) -> HTTPServer {
    var configuration = ServerConfiguration()
    configuration.port = 0
    return HTTPServer(configuration: configuration, handler: respond)
  }

  /// Asks a server that answers with `status`.
  private func isHealthy(_ status: HTTPStatus) async throws -> Bool {
    let server = Self.server { HTTPResponse($0.target == "/health" ? status : .notFound) }
    let port = try await server.start()
    let answer = try await HealthCheck.run(environment: ["HOST": "0.0.0.0", "PORT": "\(port)"])
    await server.shutdown()
    return answer
  }

  @Test("A server that answers with 200 is healthy")
  func healthy() async throws {
    #expect(try await isHealthy(.ok))
  }

  @Test("A server that answers with anything else isn't")
  func unhealthy() async throws {
    #expect(try await !isHealthy(.serviceUnavailable))
  }

  @Test("Where nothing listens, nothing is healthy")
  func silent() async throws {
    let server = Self.server { _ in HTTPResponse(.ok) }
    let port = try await server.start()
    await server.shutdown()
    #expect(try await !HealthCheck.run(environment: ["PORT": "\(port)"]))
  }
}
