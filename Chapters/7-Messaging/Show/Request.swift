import BankMessaging
import ChapterSupport
import HTTPServer
import Messaging

/// A request to one of the servers.
struct Request: CustomStringConvertible {
  let server: ShowProcess
  let method: HTTPMethod
  let path: String
  let body: String?

  init(_ server: ShowProcess, _ method: HTTPMethod, _ path: String, _ body: String? = nil) {
    self.server = server
    self.method = method
    self.path = path
    self.body = body
  }

  var description: String { "\(method.rawValue) \(path) \(body ?? "") to \(server)" }

  /// Sends it until it is answered by anything but "not now".
  ///
  /// When the answer is lost, nobody knows whether it was carried out. The key makes the repetition
  /// safe: the server carries it out once, and answers what it has answered before.
  ///
  /// - Throws: `TookTooLong`, and `CancellationError`.
  func answer(key: String?, from supervisor: Supervisor) async throws -> HTTPClient.Answer {
    let delays = RetryDelay(base: .milliseconds(10), cap: .milliseconds(500))
    return try await within(.seconds(60), "an answer to \(self)") {
      var failures = 0
      while true {
        let client = try await supervisor.client(of: server)
        do {
          let headers: HTTPHeaders = key.map { ["Idempotency-Key": $0] } ?? [:]
          let answer = try await client.send(method, path, headers, json: body)
          if answer.status < 500 { return answer }
        } catch is NoAnswer {}
        failures += 1
        try await Task.sleep(for: delays.delay(after: failures))
      }
    }
  }
}

/// An answer that is neither yes nor a rule's no.
struct UnexpectedAnswer: Error, CustomStringConvertible {
  let request: Request
  let answer: HTTPClient.Answer

  var description: String {
    """
    an unexpected answer to \(request)
      expected: done, or refused by a rule
      got:      \(answer.status) \(String(decoding: answer.body, as: UTF8.self))
    """
  }
}
