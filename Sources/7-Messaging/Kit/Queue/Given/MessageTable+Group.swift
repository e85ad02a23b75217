import SQLite

/// A group of messages in a FIFO queue.
struct MessageGroup: Hashable {
  let queue: Int
  let id: String
}

extension MessageTable {
  /// The group of a message; `nil` when it is in a standard queue, where a group has no effect.
  func group(of number: Int) throws -> MessageGroup? {
    try connection.run(
      "SELECT queue, group_id, deduplication_id FROM messages WHERE number = ?", .integer(number)
    ) { row in
      row.isNull(2) ? nil : MessageGroup(queue: row.integer(0), id: row.text(1))
    }.first ?? nil
  }

  /// Updates where the group of a message begins, and when it can be received again.
  func updateGroup(of number: Int, at now: Int) throws {
    if let group = try group(of: number) { try update(group, at: now) }
  }

  /// Updates where a group begins, and when it can be received again: when none of its messages is
  /// in flight, and the delay of the first one is over.
  func update(_ group: MessageGroup, at now: Int) throws {
    let (queue, id) = (SQLValue.integer(group.queue), SQLValue.text(group.id))
    let head = try connection.run(
      """
      SELECT number, visible_at FROM messages WHERE queue = ? AND group_id = ?
      ORDER BY number LIMIT 1
      """, queue, id
    ) { row in (number: row.integer(0), visibleAt: row.integer(1)) }.first
    guard let head else {
      return try connection.run("DELETE FROM groups WHERE queue = ? AND id = ?", queue, id)
    }
    let end = max(try endOfFlight(of: group, at: now), head.visibleAt)
    let freeAt = end > now ? end : 0
    try connection.run(
      """
      INSERT INTO groups (queue, id, head, free_at) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET head = excluded.head, free_at = excluded.free_at
      """, queue, id, .integer(head.number), .integer(freeAt))
  }

  /// Frees the groups whose messages are no longer in flight: sets their `free_at` to 0.
  func freeGroups(of queue: Queue, at now: Int) throws {
    try connection.run(
      "UPDATE groups SET free_at = 0 WHERE queue = ? AND free_at BETWEEN 1 AND ?",
      .integer(queue.number), .integer(now))
  }
}
