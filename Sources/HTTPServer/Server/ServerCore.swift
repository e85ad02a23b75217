import Foundation
import Synchronization

/// What all connections of a server share.
final class ServerCore: Sendable {
  let handler: HTTPServer.Handler
  private let configuration: ServerConfiguration
  private let accessLog = AccessLog()
  private let lastRequest = Atomic(0)
  private let shuttingDown = Atomic(false)
  private let clock = Mutex(HTTPDate())
  /// What makes the ids of this start of the server different from those of others.
  private let idPrefix = String(UInt32.random(in: 0...(.max)), radix: 36)

  init(_ configuration: ServerConfiguration, handler: @escaping HTTPServer.Handler) {
    self.configuration = configuration
    self.handler = handler
  }

  var limits: ServerLimits { configuration.limits }

  var isShuttingDown: Bool { shuttingDown.load(ordering: .relaxed) }

  func beginShutdown() { shuttingDown.store(true, ordering: .relaxed) }

  func date() -> String { clock.withLock { $0.current() } }

  /// The id that the client has given, when it is a short word, or one that was never used.
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

  func refusal(_ status: HTTPStatus, _ reason: String) -> HTTPResponse {
    configuration.refusal(status, reason)
  }

  /// Writes a short response after which the connection ends.
  func lastResponse(
    _ response: HTTPResponse, requestID: String, to method: HTTPMethod?
  ) -> (bytes: [UInt8], bodySize: Int) {
    var bytes: [UInt8] = []
    var body: [UInt8] = []
    if case .bytes(let given) = response.body { body = given }
    ResponseEncoder.append(
      response, framing: .length(body.count), date: date(), requestID: requestID,
      keepsAlive: false, version: .http11, to: &bytes)
    if method == .head { return (bytes, 0) }
    return (bytes + body, body.count)
  }

  /// Writes a line for a request, when the loop has nothing else to do.
  func log(_ entry: AccessLogEntry, on loop: EventLoop) {
    guard configuration.logsRequests else { return }
    if let log = configuration.log { return log(entry) }
    guard accessLog.add(entry) else { return }
    loop.atEndOfRound { [accessLog] in accessLog.flush() }
  }

  /// Sees to it that no line of the log is lost when the process ends now.
  func finishLog() { accessLog.flush() }

  /// Writes a line about something that should not have happened; one line, whatever the error of
  /// a handler quotes.
  func report(_ text: String) {
    let line = text.map { $0.isNewline || $0.isControl ? " " : $0 }
    configuration.report(String(line))
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
