import Foundation
import SQLite

/// Looks into a queue for a receive.
struct ReceiveLook: QueueLook {
  let broker: Broker
  let name: QueueName
  let request: ReceiveRequest

  var wait: Duration { request.wait }

  func look() async throws -> (deliveries: [Delivery], nextVisibleAt: Date?) {
    let (deliveries, next) = try await broker.change { [name, request] table, now in
      let queue = try table.existingQueue(named: name)
      let timeout =
        request.visibility.map(\.milliseconds) ?? queue.attributes.visibilityTimeout * 1_000
      let deliveries = try table.receive(
        request.limit, from: queue, hiddenFor: timeout, at: now)
      return (deliveries, deliveries.isEmpty ? try table.nextVisibility(in: queue, at: now) : nil)
    }
    return (deliveries, next.map { Date(milliseconds: $0) })
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
