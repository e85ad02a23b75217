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
    let found = try await broker.change { [name, request, inFlight = broker.inFlight] table, now in
      let queue = try table.existingQueue(named: name)
      let limit = try inFlight.room(for: request.limit, in: queue.number) {
        try table.inFlightCount(in: queue, at: now)
      }
      // Like the real service: only a standard queue reports this, and only to a receive without a
      // wait.
      if limit == 0, request.wait == .zero, !name.isFIFO { throw QueueError.overLimit }
      let deadLetters = queue.attributes.redrive?.deadLetterQueue
      let before = try deadLetters.map { try table.messageCount(in: $0) }
      let timeout =
        request.visibility.map(\.milliseconds) ?? queue.attributes.visibilityTimeout * 1_000
      let deliveries = try table.receive(limit, from: queue, hiddenFor: timeout, at: now)
      inFlight.take(deliveries.count, in: queue.number)
      let after = try deadLetters.map { try table.messageCount(in: $0) }
      // If the messages are not deleted, they are visible again after the timeout.
      let next =
        deliveries.isEmpty ? try table.nextVisibility(in: queue, at: now) : now + timeout
      return Found(
        deliveries: deliveries, nextVisibleAt: next.map { Date(milliseconds: $0) },
        deadLetterQueue: deadLetters, deadLetterCount: (after ?? 0) - (before ?? 0))
    }
    if let queue = found.deadLetterQueue { broker.wake(queue, found.deadLetterCount) }
    next.withLock { $0 = found.nextVisibleAt }
    guard !found.deliveries.isEmpty, let next = found.nextVisibleAt else {
      return ([], found.nextVisibleAt)
    }
    broker.expect(name, at: next)
    return (found.deliveries, nil)
  }

  /// What one look has found.
  private struct Found {
    let deliveries: [Delivery]
    let nextVisibleAt: Date?
    let deadLetterQueue: QueueName?
    /// The messages that went to the dead-letter queue.
    let deadLetterCount: Int
  }
}

extension MessageTable {
  /// The number of messages in the queue `name`; 0 when there is none.
  fileprivate func messageCount(in name: QueueName) throws -> Int {
    try connection.integer(
      "SELECT message_count FROM queues WHERE name = ?", .text(name.rawValue))
  }

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
