import Foundation
import HTTPServer
import Messaging
import SQSClient
import Testing

@testable import SQSServer

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A queue behind a real socket, for one test.
struct QueueUnderTest: Sendable {
  let broker: Broker
  let port: UInt16
  private let http: HTTPServer

  /// Starts a server for the queues of `broker`, lets `body` use it, and shuts it down.
  static func with<Value>(
    _ broker: Broker? = nil, _ body: (QueueUnderTest) async throws -> Value
  ) async throws -> Value {
    let broker = try broker ?? Broker(path: nil)
    var configuration = ServerConfiguration()
    (configuration.port, configuration.logsRequests) = (0, false)
    configuration.limits = SQSServer.limits
    configuration.refusal = SQSServer.refusal
    let server = SQSServer(broker: broker) { _ in }
    let http = HTTPServer(configuration: configuration, handler: server.respond)
    let queue = QueueUnderTest(broker: broker, port: try await http.start(), http: http)
    do {
      let value = try await body(queue)
      await http.shutdown()
      return value
    } catch {
      await http.shutdown()
      throw error
    }
  }

  func shutdown() async { await http.shutdown() }

  /// Sends a request of the JSON protocol.
  func json(
    _ action: String, _ body: String, headers: [String: String] = [:]
  ) async throws -> Reply {
    try await send(
      Data(body.utf8), path: "/",
      headers: [
        "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "AmazonSQS.\(action)",
      ].merging(headers) { $1 })
  }

  /// Sends a request of the query protocol.
  func query(
    _ form: String, path: String = "/", headers: [String: String] = [:]
  ) async throws -> Reply {
    try await send(
      Data(form.utf8), path: path,
      headers: ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { $1 })
  }

  private func send(
    _ body: Data, path: String, headers: [String: String]
  ) async throws -> Reply {
    let url = try #require(URL(string: "http://localhost:\(port)\(path)"))
    var request = URLRequest(url: url)
    request.httpMethod = "POST"
    request.httpBody = body
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await URLSession.shared.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    return Reply(
      status: http.statusCode, queryError: http.value(forHTTPHeaderField: "x-amzn-query-error"),
      body: String(decoding: data, as: UTF8.self))
  }

  func url(of name: String) -> String { "http://localhost:\(port)/000000000000/\(name)" }

  /// A client of this server.
  func client(sessionToken: String? = nil) throws -> SQSClient {
    try Self.client(of: port, sessionToken: sessionToken)
  }

  static func client(of port: UInt16, sessionToken: String? = nil) throws -> SQSClient {
    let endpoint = try #require(URL(string: "http://localhost:\(port)"))
    return try SQSClient(
      AWSSettings(
        endpoint: endpoint, region: "sa-east-1", accessKeyID: "any", secretAccessKey: "any",
        sessionToken: sessionToken))
  }
}

/// What the server has answered.
struct Reply {
  let status: Int
  let queryError: String?
  let body: String

  /// The text between the first `<name>` and its end.
  func element(_ name: String) -> String? {
    guard let start = body.firstRange(of: "<\(name)>"),
      let end = body[start.upperBound...].firstRange(of: "</\(name)>")
    else { return nil }
    return String(body[start.upperBound..<end.lowerBound])
  }

  /// A member of the object in the body.
  func member(_ name: String) -> String? {
    let object = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
    return object?[name] as? String
  }
}
