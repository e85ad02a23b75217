import API
import EventSourcing
import Foundation
import HTTPServer
import Serving

/// A small story for an empty bank, sent over its API as clients would send it.
struct DemoData {
  let api: RoutedAPI
  let store: any EventStore

  /// Sends the requests, unless the bank already has events.
  ///
  /// - Throws: ``Failure`` at the first unexpected response; the requests before it were carried
  ///   out.
  func seed() async throws {
    guard try await store.readAll(after: .start, limit: 1).isEmpty else { return }
    for (number, line) in Self.lines.enumerated() {
      let request = HTTPRequest(
        method: line.method, target: line.path,
        headers: [
          .contentType: "application/json", .correlationID: "demo",
          .idempotencyKey: "demo-\(number + 1)",
        ], body: Array(line.body.utf8))
      let response = await api.respond(to: request)
      guard response.status.code == line.status else {
        throw Failure(path: line.path, status: response.status)
      }
    }
  }

  /// A request of the story got an unexpected response.
  struct Failure: Error, CustomStringConvertible {
    let path: String
    let status: HTTPStatus

    var description: String { "the demo stopped early: the response to \(path) was \(status)" }
  }

  private struct Line {
    var method = HTTPMethod.post
    let path: String
    let body: String
    var status = 201
  }

  private static let lines = [
    Line(
      path: "/users/",
      body: #"{"first_name": "John", "last_name": "Doe", "email": "john@example.com"}"#),
    Line(
      path: "/users/",
      body: #"{"first_name": "Ada", "last_name": "Byron", "email": "ada@example.com"}"#),
    Line(path: "/deposit/", body: #"{"account_id": 1, "amount": 1200}"#),
    Line(path: "/deposit/", body: #"{"account_id": 2, "amount": 80.5}"#),
    Line(path: "/withdraw/", body: #"{"account_id": 1, "amount": 640.25}"#),
    Line(path: "/transfer/", body: #"{"from": 1, "to": 2, "amount": 300}"#),
    Line(path: "/withdraw/", body: #"{"account_id": 1, "amount": 5000}"#, status: 409),
    Line(path: "/transfer/", body: #"{"from": 2, "to": 3, "amount": 10}"#, status: 404),
    Line(path: "/deposit/", body: #"{"account_id": 3, "amount": 0.1}"#),
    Line(path: "/deposit/", body: #"{"account_id": 3, "amount": 0.2}"#),
    Line(path: "/withdraw/", body: #"{"account_id": 3, "amount": 0.3}"#),
    Line(method: .put, path: "/users/2", body: #"{"email": "ada@lovelace.org"}"#, status: 200),
    Line(path: "/withdraw/", body: #"{"account_id": 2, "amount": 45.5}"#),
    Line(path: "/deposit/", body: #"{"account_id": 1, "amount": 1200}"#),
    Line(path: "/transfer/", body: #"{"from": 1, "to": 3, "amount": 250}"#),
  ]
}
