public import Foundation
import SQLite

/// A message in a queue, as it is shown to those who operate the queue.
public struct QueuedMessage: Hashable, Sendable {
  public let id: String
  public let body: String
  public let sentAt: Date
  /// How often it was received, also from the queue whose dead letter it is.
  public let receiveCount: Int
}

extension Broker {
  /// Returns at most `limit` messages of a queue, those that are there the longest. They are not
  /// received by that: nothing changes.
  ///
  /// - Throws: ``QueueError/queueDoesNotExist``, and `StorageError`.
  public func peek(into name: QueueName, limit: Int = 1) async throws -> [QueuedMessage] {
    try await change { table, now in
      try table.oldest(limit, in: try table.existingQueue(named: name), at: now)
    }
  }
}

extension MessageTable {
  /// The messages whose retention ends first are the oldest ones, and there is an index.
  fileprivate func oldest(_ limit: Int, in queue: Queue, at now: Int) throws -> [QueuedMessage] {
    try connection.run(
      """
      SELECT id, body, sent_at, receive_count, earlier_receives FROM messages
      WHERE queue = ? AND expires_at > ? ORDER BY expires_at LIMIT ?
      """, .integer(queue.number), .integer(now), .integer(max(limit, 0))
    ) { row in
      QueuedMessage(
        id: row.text(0), body: row.text(1), sentAt: Date(milliseconds: row.integer(2)),
        receiveCount: row.integer(3) + row.integer(4))
    }
  }
}
