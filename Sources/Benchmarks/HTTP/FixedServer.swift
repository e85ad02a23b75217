import API
import EventSourcing
import HTTPServer
import Persistence

/// A server with fixed responses: the limit for a server on this machine.
enum FixedServer {
  /// Serves `response`, whatever is asked, lets `body` use it, and ends it.
  static func with<Value>(
    _ response: HTTPResponse, _ body: (_ address: String) async throws -> Value
  ) async throws -> Value {
    var configuration = ServerConfiguration()
    (configuration.port, configuration.logsRequests) = (0, false)
    let server = HTTPServer(configuration: configuration) { _ in response }
    let port = try await server.start()
    do {
      let value = try await body("http://127.0.0.1:\(port)")
      await server.shutdown()
      return value
    } catch {
      await server.shutdown()
      throw error
    }
  }
}

extension HTTPResponse {
  /// The response of the bank with this log to `target`, with a fixed body.
  ///
  /// - Throws: `Unfinished` when an exercise is in the way, and ``WrongResult`` with an answer that
  ///   is not the wanted one.
  init(of store: SQLiteEventStore, to target: String) async throws {
    let reads = ReadSide(store: store)
    let controller = BankController(store: store, reads: reads)
    try await reads.catchUp()
    let request = HTTPRequest(method: .get, target: target, headers: [:], body: [])
    let response = await RoutedAPI(controller.routes).respond(to: request)
    guard case .bytes(let bytes) = response.body else {
      throw WrongResult("\(target) got a stream as its response")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if response.status == .notImplemented,
      let exercise = text.firstMatch(of: #/Exercise (\d+\.\d+)/#)
    {
      throw Unfinished(String(exercise.1))
    }
    guard response.status == .ok else {
      throw WrongResult("the response to \(target) was \(response.status): \(text)")
    }
    var headers: HTTPHeaders = [:]
    headers[.contentType] = response.headers[.contentType]
    self.init(.ok, headers: headers, body: bytes)
  }
}
