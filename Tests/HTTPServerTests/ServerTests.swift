import Foundation
#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif
import Testing

@testable import HTTPServer

@Suite("The server")
struct ServerTests {
  @Test("It answers a request over a real connection")
  func answers() async throws {
    var configuration = ServerConfiguration()
    (configuration.port, configuration.logsRequests) = (0, false)
    let server = HTTPServer(configuration: configuration) { request in
      HTTPResponse(.ok, text: "\(request.method) \(request.target)")
    }
    let port = try await server.start()
    let (data, response) = try await URLSession.shared.data(
      from: try #require(URL(string: "http://127.0.0.1:\(port)/hello?a=b")))
    #expect(String(decoding: data, as: UTF8.self) == "GET /hello?a=b\n")
    #expect((response as? HTTPURLResponse)?.statusCode == 200)
    await server.shutdown()
  }
}
