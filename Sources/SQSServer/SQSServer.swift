import Foundation
public import HTTPServer
public import Messaging

/// Speaks the protocol of Amazon SQS for the queues of a broker: AWS JSON 1.0, and the older query
/// protocol with forms and XML.
///
/// Not supported:
/// - Credentials: any key is welcome, and signatures are not checked. Everyone who reaches the server
///   may use every queue. So it listens on this computer only, unless you tell it otherwise.
/// - TLS, more than one account, access policies, encryption. Attributes for them are kept and shown.
/// - `AWSTraceHeader`: its digest is answered, and it is not delivered.
/// - `ReceiveRequestAttemptId`, and deduplication within a group: both are ignored.
/// - A request with `GET`, because any page in a browser may cause one.
public struct SQSServer: Sendable {
  /// The largest body of a request: 1 MiB of messages, with each byte escaped, and room for names.
  static let largestBody = 8 * 1024 * 1024

  private let broker: Broker
  private let report: @Sendable (String) -> Void

  /// Serves the queues of `broker`; `report` gets a line for each unexpected error.
  public init(broker: Broker, report: @escaping @Sendable (String) -> Void) {
    self.broker = broker
    self.report = report
  }

  /// The limits that its HTTP server needs: a long poll takes 20 seconds, and is not waited for when
  /// the server closes.
  public static var limits: ServerLimits {
    var limits = ServerLimits()
    limits.bodySize = largestBody
    limits.handlerTime = .seconds(30)
    limits.shutdownTime = .seconds(1)
    return limits
  }

  /// Responds to a request.
  public func respond(to request: HTTPRequest) async -> HTTPResponse {
    let wire: WireRequest
    do {
      wire = try WireRequest(request)
    } catch {
      return error.wire.response(error.error, requestID: request.id)
    }
    do {
      return wire.wire.response(
        to: wire.action, try await output(of: wire, request), requestID: request.id)
    } catch {
      if let error = ServiceError(error) {
        if !error.isSendersFault { report("\(wire.action): \(error.message)") }
        return wire.wire.response(error, requestID: request.id)
      }
      report("\(wire.action): \(error)")
      return wire.wire.response(.internalFailure("see the server's log"), requestID: request.id)
    }
  }

  /// Responds to a request that the HTTP server refuses.
  public static func refusal(_ status: HTTPStatus, _ reason: String) -> HTTPResponse {
    WireProtocol.query.response(
      .common("\(status.phrase.filter { $0 != " " })", reason, status: status), requestID: "")
  }

  private func output(of wire: WireRequest, _ request: HTTPRequest) async throws -> Output? {
    let region = try Authorization.region(in: request.headers)
    guard let action = Action.all[wire.action] else {
      throw ServiceError.invalidAction(String(wire.action.prefix(100)))
    }
    let host = request.headers[.host] ?? "localhost"
    let addresses = QueueAddresses(base: "http://\(host)", region: region)
    return try await action.run(
      Call(
        broker: broker, fields: wire.fields, addresses: addresses, path: String(request.path)))
  }
}
