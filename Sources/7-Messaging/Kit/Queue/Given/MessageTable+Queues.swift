public import Foundation
import SQLite

/// A queue, and how many messages are in it.
public struct QueueDescription: Hashable, Sendable {
  public let name: QueueName
  public let attributes: QueueAttributes
  public let tags: [String: String]
  public let createdAt: Date
  public let modifiedAt: Date
  /// The messages that can be received now.
  public let visibleCount: Int
  /// The messages that were received and are hidden.
  public let inFlightCount: Int
  /// The messages that were never received, and whose delay is not over.
  public let delayedCount: Int
}

extension MessageTable {
  /// The queue of this name; `nil` when there is none.
  func queue(named name: QueueName) throws -> Queue? {
    try connection.run(
      "SELECT number, attributes FROM queues WHERE name = ?", .text(name.rawValue)
    ) { row in
      Queue(number: row.integer(0), name: name, attributes: try decoded.attributes(in: row.text(1)))
    }.first
  }

  /// - Throws: ``QueueError/queueDoesNotExist``.
  func existingQueue(named name: QueueName) throws -> Queue {
    guard let queue = try queue(named: name) else { throw QueueError.queueDoesNotExist }
    return queue
  }

  /// Creates a queue with the attributes that `change` makes of the standard ones. One that exists
  /// is left as it is.
  ///
  /// - Throws: ``QueueError/queueNameExists(_:)`` when it exists, and `change` would change it.
  func create(
    _ name: QueueName, tags: [String: String], at now: Int,
    _ change: (inout QueueAttributes) throws -> Void
  ) throws {
    if let known = try queue(named: name) {
      var changed = known.attributes
      try change(&changed)
      guard known.attributes == changed else { throw QueueError.queueNameExists(name.rawValue) }
      return
    }
    var attributes = QueueAttributes()
    try change(&attributes)
    try check(attributes, of: name)
    try connection.run(
      "INSERT INTO queues (name, attributes, tags, created_at, modified_at) VALUES (?, ?, ?, ?, ?)",
      .text(name.rawValue), .text(try Self.encoded(attributes)), .text(try Self.encoded(tags)),
      .integer(now), .integer(now))
  }

  func set(_ attributes: QueueAttributes, of queue: Queue, at now: Int) throws {
    try connection.run(
      "UPDATE queues SET attributes = ?, modified_at = ? WHERE number = ?",
      .text(try Self.encoded(attributes)), .integer(now), .integer(queue.number))
  }

  func tags(of queue: Queue) throws -> [String: String] {
    try connection.run("SELECT tags FROM queues WHERE number = ?", .integer(queue.number)) { row in
      try JSONDecoder().decode([String: String].self, from: Data(row.text(0).utf8))
    }.first ?? [:]
  }

  func set(tags: [String: String], of queue: Queue) throws {
    try connection.run(
      "UPDATE queues SET tags = ? WHERE number = ?", .text(try Self.encoded(tags)),
      .integer(queue.number))
  }

  /// Removes a queue with all that belongs to it.
  func remove(_ queue: Queue) throws {
    for table in ["messages", "groups", "deduplications"] {
      try connection.run("DELETE FROM \(table) WHERE queue = ?", .integer(queue.number))
    }
    try connection.run("DELETE FROM moves WHERE source = ?", .integer(queue.number))
    try connection.run("DELETE FROM queues WHERE number = ?", .integer(queue.number))
  }

  /// Removes all messages of a queue. It still knows their deduplication ids.
  ///
  /// - Throws: ``QueueError/purgeQueueInProgress(_:)`` within a minute after the last purge.
  func purge(_ queue: Queue, at now: Int) throws {
    let last = try connection.integer(
      "SELECT purged_at FROM queues WHERE number = ?", .integer(queue.number))
    guard now - last >= 60_000 else {
      throw QueueError.purgeQueueInProgress(queue.name.rawValue)
    }
    for table in ["messages", "groups"] {
      try connection.run("DELETE FROM \(table) WHERE queue = ?", .integer(queue.number))
    }
    try connection.run(
      "UPDATE queues SET purged_at = ? WHERE number = ?", .integer(now), .integer(queue.number))
  }

  /// Returns at most `limit` names after `name`, in order, of the queues that begin with `prefix`.
  func names(
    beginningWith prefix: String, after name: String, limit: Int
  ) throws -> [QueueName] {
    try connection.run(
      """
      SELECT name FROM queues WHERE name > ? AND substr(name, 1, length(?)) = ?
      ORDER BY name LIMIT ?
      """, .text(name), .text(prefix), .text(prefix), .integer(limit)
    ) { QueueName(rawValue: $0.text(0)) }.compactMap { $0 }
  }

  /// The queues whose dead letters come to the queue `name`.
  func sources(ofDeadLettersIn name: QueueName) throws -> [QueueName] {
    try connection.run("SELECT name, attributes FROM queues ORDER BY name") { row in
      let attributes = try decoded.attributes(in: row.text(1))
      let isSource = attributes.redrive?.deadLetterQueue == name
      return isSource ? QueueName(rawValue: row.text(0)) : nil
    }.compactMap { $0 }
  }

  func description(of queue: Queue, at now: Int) throws -> QueueDescription {
    let row =
      try connection.run(
        "SELECT created_at, modified_at, message_count FROM queues WHERE number = ?",
        .integer(queue.number)
      ) { (created: $0.integer(0), modified: $0.integer(1), count: $0.integer(2)) }.first
      ?? (0, 0, 0)
    let inFlight = try inFlightCount(in: queue, at: now)
    let delayed = try count("visible_at > ? AND receive_count = 0", in: queue, at: now)
    // Those whose retention is over are removed at the next receives.
    let expired = try count("expires_at <= ? AND visible_at <= expires_at", in: queue, at: now)
    return QueueDescription(
      name: queue.name, attributes: queue.attributes, tags: try tags(of: queue),
      createdAt: Date(milliseconds: row.created), modifiedAt: Date(milliseconds: row.modified),
      visibleCount: max(0, row.count - inFlight - delayed - expired), inFlightCount: inFlight,
      delayedCount: delayed)
  }

  /// The messages that were received and are hidden.
  func inFlightCount(in queue: Queue, at now: Int) throws -> Int {
    try count("visible_at > ? AND receive_count > 0", in: queue, at: now)
  }

  /// - Complexity: O(*n*) in the number of messages that an index finds for the first condition.
  private func count(_ condition: String, in queue: Queue, at now: Int) throws -> Int {
    try connection.integer(
      "SELECT count(*) FROM messages WHERE queue = ? AND \(condition)",
      .integer(queue.number), .integer(now))
  }

  private static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
