import Foundation
import Synchronization

/// The state that all connections of a server share.
final class ServerCore: Sendable {
  let handler: HTTPServer.Handler
  private let configuration: ServerConfiguration
  private let hostCheck: HostCheck
  private let accessLog = AccessLog()
  private let lastRequest = Atomic(0)
  private let shuttingDown = Atomic(false)
  private let streamCount = Mutex(0)
  private let clock = Mutex(HTTPDate())
  /// The prefix of request ids, different for each start of a server.
  private let idPrefix = String(UInt32.random(in: 0...(.max)), radix: 36)

  init(_ configuration: ServerConfiguration, handler: @escaping HTTPServer.Handler) {
    self.configuration = configuration
    self.handler = handler
    hostCheck = HostCheck(configuration)
  }

  var limits: ServerLimits { configuration.limits }

  var isShuttingDown: Bool { shuttingDown.load(ordering: .relaxed) }

  func beginShutdown() { shuttingDown.store(true, ordering: .relaxed) }

  func date() -> String { clock.withLock { $0.current() } }

  /// Rejects a request that is not for this server, or that a foreign page sent.
  ///
  /// - Throws: a refusal with 421 or 403.
  func check(_ head: RequestHead) throws(RequestRefusal) { try hostCheck.check(head) }

  /// The client's request id when it is a short word, or else a new one.
  func requestID(for head: RequestHead) -> String {
    if let id = head.headers[.requestID], 1...64 ~= id.utf8.count,
      id.utf8.allSatisfy(\.isTokenCharacter)
    {
      return id
    }
    return newRequestID()
  }

  func newRequestID() -> String {
    "\(idPrefix)-\(lastRequest.add(1, ordering: .relaxed).newValue)"
  }

  /// Returns a refusal; one that is only for now says when to come back.
  func refusal(_ status: HTTPStatus, _ reason: String) -> HTTPResponse {
    var response = configuration.refusal(status, reason)
    if status == .serviceUnavailable, response.headers[.retryAfter] == nil {
      response.headers[.retryAfter] = "1"
    }
    return response
  }

  /// Counts a stream until ``endStream()``; returns false when there are too many already.
  func beginStream() -> Bool {
    streamCount.withLock { count in
      guard count < limits.streamCount else { return false }
      count += 1
      return true
    }
  }

  func endStream() { streamCount.withLock { $0 -= 1 } }

  /// Encodes a short response after which the connection ends.
  func lastResponse(
    _ response: HTTPResponse, requestID: String, to method: HTTPMethod?
  ) -> (bytes: [UInt8], bodySize: Int) {
    var bytes: [UInt8] = []
    let body = response.shortBody
    ResponseEncoder.append(
      response, framing: .length(body.count), date: date(), requestID: requestID,
      keepsAlive: false, version: .http11, to: &bytes)
    if method == .head { return (bytes, 0) }
    return (bytes + body, body.count)
  }

  /// Logs a request, when the loop has nothing else to do.
  func log(_ entry: AccessLogEntry, on loop: EventLoop) {
    guard configuration.logsRequests else { return }
    if let log = configuration.log { return log(entry) }
    guard accessLog.add(entry) else { return }
    loop.atEndOfRound { [accessLog] in accessLog.flush() }
  }

  /// Writes all waiting lines of the log before the process ends.
  func finishLog() { accessLog.flush() }

  /// Reports an unexpected error on one line, even when a handler's error quotes line breaks.
  func report(_ text: String) {
    let line = text.map { $0.isNewline || $0.isControl ? " " : $0 }
    configuration.report(String(line))
  }
}

extension HTTPResponse {
  /// The bytes of a refusal's body; a stream is not sent there.
  var shortBody: [UInt8] {
    if case .bytes(let bytes) = body { bytes } else { [] }
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
