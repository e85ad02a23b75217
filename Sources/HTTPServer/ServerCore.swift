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
    return "\(idPrefix)-\(lastRequest.add(1, ordering: .relaxed).newValue)"
  }

  func refusal(_ status: HTTPStatus, _ reason: String) -> HTTPResponse {
    configuration.refusal(status, reason)
  }

  /// Appends a short response after which the connection ends.
  func append(_ response: HTTPResponse, requestID: String, to bytes: inout [UInt8]) {
    guard case .bytes(let body) = response.body else { return }
    ResponseEncoder.append(
      response, framing: .length(body.count), date: date(), requestID: requestID,
      keepsAlive: false, version: .http11, to: &bytes)
    bytes += body
  }

  /// Keeps a line for the log, which is written when the loop has nothing else to do.
  func log(_ entry: AccessLogEntry, on loop: EventLoop) {
    guard configuration.logsRequests, accessLog.add(entry) else { return }
    loop.atEndOfRound { [accessLog] in accessLog.flush() }
  }

  /// Writes a line about something that should not have happened.
  func report(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\(text)\n".utf8))
  }
}
