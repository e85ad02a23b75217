import EventSourcing
import Foundation
import SQLite

/// The messages of all queues of a file, within a transaction that the caller opens.
///
/// Times are in milliseconds since 1970, and durations are in milliseconds.
struct MessageTable {
  let connection: Connection
  let decoded: DecodedAttributes

  init(connection: Connection, decoded: DecodedAttributes = DecodedAttributes()) {
    self.connection = connection
    self.decoded = decoded
  }

  /// A queue as it is stored.
  struct Queue: Hashable, Sendable {
    let number: Int
    let name: QueueName
    let attributes: QueueAttributes
  }

  /// A message that could be delivered now.
  struct Candidate: Hashable {
    /// Its key in the table, which is also its place in the order of sending.
    let number: Int
    /// How often it was received from this queue.
    let receiveCount: Int
  }

  /// Receives at most `limit` messages, and hides them for `timeout`.
  func receive(
    _ limit: Int, from queue: Queue, hiddenFor timeout: Int, at now: Int
  ) throws -> [Delivery] {
    try removeExpired(in: queue, at: now)
    if queue.name.isFIFO { try freeGroups(of: queue, at: now) }
    let candidates = try candidates(limit, in: queue, at: now)
    for candidate in candidates {
      try take(candidate, hiddenFor: timeout, at: now)
      if queue.name.isFIFO { try updateGroup(of: candidate.number, at: now) }
    }
    return try candidates.map { try delivery(of: $0.number, at: now) }
  }

  /// The next messages that are delivered. Those that were received too often are moved away first.
  private func candidates(_ limit: Int, in queue: Queue, at now: Int) throws -> [Candidate] {
    var last: [Candidate] = []
    while true {
      let found =
        queue.name.isFIFO
        ? try nextOfGroups(limit, in: queue, at: now) : try visible(limit, in: queue, at: now)
      let wanted = try setDeadLettersAside(found, of: queue, at: now)
      // A dead letter makes room for another message, unless it is still there.
      guard wanted.count < found.count, found != last else { return wanted }
      last = found
    }
  }

  /// Removes the messages whose retention is over.
  private func removeExpired(in queue: Queue, at now: Int) throws {
    while true {
      let numbers = try connection.run(
        "SELECT number FROM messages WHERE queue = ? AND expires_at <= ? LIMIT 100",
        .integer(queue.number), .integer(now)
      ) { $0.integer(0) }
      guard !numbers.isEmpty else { return }
      for number in numbers { try remove(number, at: now) }
    }
  }

  /// Removes a message, and updates its group.
  func remove(_ number: Int, at now: Int) throws {
    let group = try group(of: number)
    try connection.run("DELETE FROM messages WHERE number = ?", .integer(number))
    if let group { try update(group, at: now) }
  }

  /// The message as a consumer gets it, received `now`.
  private func delivery(of number: Int, at now: Int) throws -> Delivery {
    let rows = try connection.run(
      """
      SELECT id, body, attributes, group_id, deduplication_id, sent_at, receive_count,
        first_received_at, receipt, dead_letter_source, queue, earlier_receives
      FROM messages WHERE number = ?
      """, .integer(number)
    ) { row in
      let id = row.text(0)
      let handle = StoredHandle(
        queue: row.integer(10), number: number, receipt: row.integer(8), messageID: id,
        receivedAt: now)
      let deduplicationID = row.isNull(4) ? nil : row.text(4)
      return Delivery(
        id: id, handle: handle.receiptHandle, body: row.text(1),
        receiveCount: row.integer(6) + row.integer(11), sentAt: Date(milliseconds: row.integer(5)),
        firstReceivedAt: Date(milliseconds: row.integer(7)),
        group: row.isNull(3) ? nil : row.text(3), deduplicationID: deduplicationID,
        // Only a FIFO queue has them, and there each message has one.
        sequenceNumber: deduplicationID == nil ? nil : SequenceNumber.text(of: number),
        deadLetterSource: row.isNull(9) ? nil : row.text(9),
        attributes: try row.isNull(2) ? [:] : StoredAttributes.decode(row.text(2)))
    }
    guard let delivery = rows.first else { throw QueueError.queueDoesNotExist }
    return delivery
  }
}

extension Date {
  init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1_000) }

  /// A time that was made from milliseconds gives them again: it may lie a little below them.
  var milliseconds: Int { Int((timeIntervalSince1970 * 1_000 + 0.001).rounded(.down)) }
}
