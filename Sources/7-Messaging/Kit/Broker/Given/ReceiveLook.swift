import Foundation
import SQLite
import Synchronization

/// Looks into a queue for a receive.
final class ReceiveLook: QueueLook {
  private let broker: Broker
  private let name: QueueName
  private let request: ReceiveRequest
  private let next = Mutex<Date?>(nil)

  init(broker: Broker, name: QueueName, request: ReceiveRequest) {
    self.broker = broker
    self.name = name
    self.request = request
  }

  var wait: Duration { request.wait }

  /// The time when a message becomes visible by itself, as of the last look; `nil` when none will.
  var nextVisibleAt: Date? { next.withLock { $0 } }

  func look() async throws -> (deliveries: [Delivery], nextVisibleAt: Date?) {
    let (deliveries, nextVisibleAt) = try await broker.change { [name, request] table, now in
      let queue = try table.existingQueue(named: name)
      let timeout =
        request.visibility.map(\.milliseconds) ?? queue.attributes.visibilityTimeout * 1_000
      let deliveries = try table.receive(
        request.limit, from: queue, hiddenFor: timeout, at: now)
      // If they are not deleted, they are visible again after the timeout.
      let next =
        deliveries.isEmpty ? try table.nextVisibility(in: queue, at: now) : now + timeout
      return (deliveries, next.map { Date(milliseconds: $0) })
    }
    next.withLock { $0 = nextVisibleAt }
    if !deliveries.isEmpty, let nextVisibleAt { broker.expect(name, at: nextVisibleAt) }
    return (deliveries, deliveries.isEmpty ? nextVisibleAt : nil)
  }
}

extension MessageTable {
  /// The next time when a message of `queue` becomes visible by itself; `nil` when none will.
  func nextVisibility(in queue: Queue, at now: Int) throws -> Int? {
    let sql =
      queue.name.isFIFO
      ? "SELECT min(free_at) FROM groups WHERE queue = ? AND free_at > ?"
      : "SELECT min(visible_at) FROM messages WHERE queue = ? AND visible_at > ?"
    return try connection.run(sql, .integer(queue.number), .integer(now)) { row in
      row.isNull(0) ? nil : row.integer(0)
    }.first ?? nil
  }
}
