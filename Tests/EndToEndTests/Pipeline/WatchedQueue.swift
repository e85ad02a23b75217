import Foundation
import HTTPServer
import MessagingSolution
import SQSServer
import Synchronization

/// The workbook's queue in this process, which can do something at a request, such as killing the
/// process that has sent it.
final class WatchedQueue: Sendable {
  /// What happens at a request, before or after it was carried out.
  struct Plan: Sendable {
    enum Moment { case before, after }

    let moment: Moment
    let action: String
    let body: @Sendable () async -> Void
  }

  let clock = MovableClock()
  let broker: Broker
  private let plan = Mutex<Plan?>(nil)
  private let counts = Mutex<[String: Int]>([:])
  private let http = Mutex<HTTPServer?>(nil)

  init() throws { broker = try Broker(path: nil, clock: clock) }

  /// Listens, and returns the port.
  func start(at port: UInt16 = 0) async throws -> UInt16 {
    var configuration = ServerConfiguration()
    (configuration.port, configuration.logsRequests) = (port, false)
    configuration.limits = SQSServer.limits
    let server = SQSServer(broker: broker) { _ in }
    let http = HTTPServer(configuration: configuration) { [self] request in
      await respond(to: request, of: server)
    }
    self.http.withLock { $0 = http }
    return try await http.start()
  }

  func shutdown() async { await http.withLock { $0 }?.shutdown() }

  /// Plans something for the next request for `action`. It happens once.
  func plan(_ moment: Plan.Moment, _ action: String, _ body: @escaping @Sendable () async -> Void) {
    plan.withLock { $0 = Plan(moment: moment, action: action, body: body) }
  }

  var hasPlan: Bool { plan.withLock { $0 != nil } }

  /// The number of requests for `action`.
  func count(of action: String) -> Int { counts.withLock { $0[action] ?? 0 } }

  private func respond(to request: HTTPRequest, of server: SQSServer) async -> HTTPResponse {
    let target = request.headers["X-Amz-Target"] ?? ""
    let action = target.split(separator: ".").last.map(String.init) ?? ""
    counts.withLock { $0[action, default: 0] += 1 }
    let plan = plan.withLock { plan in
      guard plan?.action == action else { return Plan?.none }
      defer { plan = nil }
      return plan
    }
    if let plan, plan.moment == .before {
      await plan.body()
      return HTTPResponse(.serviceUnavailable)
    }
    let response = await server.respond(to: request)
    await plan?.body()
    return response
  }
}

/// The system's clock, which a test can move on.
final class MovableClock: QueueClock {
  private let lead = Mutex(TimeInterval(0))

  var now: Date { Date() + lead.withLock { $0 } }

  func advance(by seconds: TimeInterval) { lead.withLock { $0 += seconds } }

  func sleep(until time: Date) async throws {
    while now < time { try await Task.sleep(for: .milliseconds(5)) }
  }
}
