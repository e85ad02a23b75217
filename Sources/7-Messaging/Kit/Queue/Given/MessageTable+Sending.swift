import Foundation
import SQLite

extension MessageTable {
  /// How long a FIFO queue knows the deduplication ids of messages: five minutes.
  static let deduplicationInterval = 5 * 60 * 1_000

  /// Stores a message that obeys the rules of the queue.
  ///
  /// In a FIFO queue, one whose deduplication id is known is not stored again: the outcome is that of
  /// the first one, even when that one was deleted since.
  func send(_ message: OutgoingMessage, to queue: Queue, at now: Int) throws -> SendOutcome {
    let deduplicationID: String?
    do {
      deduplicationID = try MessageRules.deduplicationID(of: message, in: queue)
    } catch {
      return .failed(error)
    }
    if let deduplicationID, let known = try outcome(of: deduplicationID, in: queue, at: now) {
      return known
    }
    return try store(message, deduplicatedBy: deduplicationID, in: queue, at: now)
  }

  private func store(
    _ message: OutgoingMessage, deduplicatedBy deduplicationID: String?, in queue: Queue,
    at now: Int
  ) throws -> SendOutcome {
    let id = UUID().uuidString.lowercased()
    let delay = message.delay.map(\.milliseconds) ?? queue.attributes.delay * 1_000
    let visibleAt = max(now + delay, try endOfDelay(before: message, in: queue))
    try connection.run(
      """
      INSERT INTO messages (queue, id, body, attributes, group_id, deduplication_id, sent_at,
        expires_at, visible_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .integer(queue.number), .text(id), .text(message.body),
      .text(try StoredAttributes.encode(message.attributes)), .text(message.group),
      .text(deduplicationID), .integer(now),
      .integer(now + queue.attributes.retention * 1_000), .integer(visibleAt))
    let number = connection.lastInsertedKey
    if let deduplicationID {
      try remember(deduplicationID, of: id, number: number, in: queue, at: now)
    }
    guard queue.name.isFIFO else { return .sent(id: id) }
    try updateGroup(of: number, at: now)
    return .sent(id: id, sequenceNumber: SequenceNumber.text(of: number))
  }

  /// When the delay of the last message of the same group in a FIFO queue ends: a later one with a
  /// shorter delay must not overtake it. 0 when there is none.
  private func endOfDelay(before message: OutgoingMessage, in queue: Queue) throws -> Int {
    guard queue.name.isFIFO, let group = message.group else { return 0 }
    return try connection.run(
      """
      SELECT visible_at, receive_count FROM messages WHERE queue = ? AND group_id = ?
      ORDER BY number DESC LIMIT 1
      """, .integer(queue.number), .text(group)
    ) { $0.integer(1) == 0 ? $0.integer(0) : 0 }.first ?? 0
  }

  private func outcome(
    of deduplicationID: String, in queue: Queue, at now: Int
  ) throws -> SendOutcome? {
    try connection.run(
      "SELECT message_id, number FROM deduplications WHERE queue = ? AND id = ? AND ends_at > ?",
      .integer(queue.number), .text(deduplicationID), .integer(now)
    ) { row in
      SendOutcome.sent(id: row.text(0), sequenceNumber: SequenceNumber.text(of: row.integer(1)))
    }.first
  }

  private func remember(
    _ deduplicationID: String, of id: String, number: Int, in queue: Queue, at now: Int
  ) throws {
    // Some at a time, so that no send takes long; more than one, so that they become fewer.
    let old = try connection.run(
      "SELECT queue, id FROM deduplications WHERE ends_at <= ? LIMIT 10", .integer(now)
    ) { (queue: $0.integer(0), id: $0.text(1)) }
    for entry in old {
      try connection.run(
        "DELETE FROM deduplications WHERE queue = ? AND id = ?", .integer(entry.queue),
        .text(entry.id))
    }
    try connection.run(
      "INSERT OR REPLACE INTO deduplications VALUES (?, ?, ?, ?, ?)", .integer(queue.number),
      .text(deduplicationID), .text(id), .integer(number),
      .integer(now + Self.deduplicationInterval))
  }
}

extension Duration {
  /// The whole milliseconds in it.
  var milliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
