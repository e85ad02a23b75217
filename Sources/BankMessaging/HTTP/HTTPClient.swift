package import HTTPServer

/// Sends requests to a service on this machine, or on another one that is trusted.
///
/// Each request has a separate connection, and is in HTTP/1.0: then the answer ends when the server
/// closes, and has no chunks.
package struct HTTPClient: Sendable {
  let address: HTTPAddress

  package init(address: HTTPAddress) { self.address = address }

  /// The answer to a request.
  package struct Answer: Sendable {
    package let status: Int
    package let body: [UInt8]
  }

  /// The longest head and the longest body of an answer.
  private static let longestHead = 64 * 1024
  private static let longestBody = 16 * 1024 * 1024

  /// Sends a request, and returns the answer, whatever its status.
  ///
  /// - Throws: ``NoAnswer``, and `CancellationError`.
  package func send(
    _ method: HTTPMethod, _ target: String, _ headers: HTTPHeaders = [:], json body: String? = nil
  ) async throws -> Answer {
    let stream = try await open(method, target, headers, body: body)
    var received = stream.first
    while let more = try await stream.next() {
      received += more
      guard received.count <= Self.longestBody else { throw NoAnswer(reason: "it is too long") }
    }
    return Answer(status: stream.status, body: received)
  }

  /// Sends a request, and returns the answer piece by piece.
  ///
  /// - Throws: ``NoAnswer``, and `CancellationError`.
  func open(
    _ method: HTTPMethod, _ target: String, _ headers: HTTPHeaders, body: String? = nil
  ) async throws -> AnswerStream {
    let socket = try await ClientSocket.connect(to: address)
    try await socket.send(request(method, target, headers, body))
    var received: [UInt8] = []
    while true {
      if let (status, rest) = try Self.head(of: received) {
        return AnswerStream(status: status, first: rest, socket: socket)
      }
      guard received.count <= Self.longestHead else { throw NoAnswer(reason: "it is too long") }
      let more = try await socket.receive()
      guard !more.isEmpty else { throw NoAnswer(reason: "the connection was closed") }
      received += more
    }
  }

  private func request(
    _ method: HTTPMethod, _ target: String, _ headers: HTTPHeaders, _ body: String?
  ) -> [UInt8] {
    var lines = [
      "\(method.rawValue) \(target) HTTP/1.0", "Host: \(address.hostHeader)", "Connection: close",
    ]
    for field in headers.fields { lines.append("\(field.name): \(field.value)") }
    if let body {
      lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
    }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8)
  }

  /// Returns the status of an answer that begins with `bytes`, and what follows its head; `nil` while
  /// the head is not there as a whole.
  ///
  /// - Throws: ``NoAnswer`` when it is not HTTP.
  private static func head(of bytes: [UInt8]) throws -> (status: Int, rest: [UInt8])? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    guard let match = line.wholeMatch(of: #/HTTP/1\.[01] ([1-5][0-9][0-9])(?: .*)?/#),
      let status = Int(match.1)
    else { throw NoAnswer(reason: "it is not HTTP") }
    return (status, Array(bytes[end.upperBound...]))
  }
}

/// The answer to a request, as far as it has come.
struct AnswerStream: Sendable {
  let status: Int
  /// What came together with the head.
  let first: [UInt8]
  let socket: ClientSocket

  /// Returns the next piece; `nil` at the end.
  ///
  /// - Throws: ``NoAnswer``, and `CancellationError`.
  func next() async throws -> [UInt8]? {
    let bytes = try await socket.receive()
    return bytes.isEmpty ? nil : bytes
  }
}
