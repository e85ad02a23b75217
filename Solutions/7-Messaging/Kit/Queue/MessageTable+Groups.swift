import EventSourcing
import SQLite

extension MessageTable {
  /// Returns the time when the last message of `group` that is in flight becomes visible again; 0 when
  /// none of them is.
  ///
  /// A message is in flight when it was received, and is hidden. One that is hidden by a delay was never
  /// received. Until that time, no message of the group is delivered.
  func endOfFlight(of group: MessageGroup, at now: Int) throws -> Int {
    // BEGIN EXERCISE 7.7
    // starter: // The latest `visible_at` of the messages that were received and are hidden.
    // starter: throw Unfinished("7.7")
    try connection.integer(
      """
      SELECT max(visible_at) FROM messages
      WHERE queue = ? AND group_id = ? AND receive_count > 0 AND visible_at > ?
      """, .integer(group.queue), .text(group.id), .integer(now))
    // END EXERCISE 7.7
  }

  /// Returns at most `limit` messages of a FIFO queue that can be received now.
  ///
  /// A group is free when `free_at` of its row in `groups` is 0. The free group whose first message,
  /// `head`, was sent first comes first, and its messages come together, in the order of sending.
  func nextOfGroups(_ limit: Int, in queue: Queue, at now: Int) throws -> [Candidate] {
    // BEGIN EXERCISE 7.7
    // starter: // The free groups, ordered by `head`, and the visible messages of each, in order.
    // starter: throw Unfinished("7.7")
    let groups = try connection.run(
      "SELECT id FROM groups WHERE queue = ? AND free_at = 0 ORDER BY head LIMIT ?",
      .integer(queue.number), .integer(limit)
    ) { $0.text(0) }
    var found: [Candidate] = []
    for group in groups where found.count < limit {
      found += try connection.run(
        """
        SELECT number, receive_count FROM messages
        WHERE queue = ? AND group_id = ? AND visible_at <= ? ORDER BY number LIMIT ?
        """, .integer(queue.number), .text(group), .integer(now), .integer(limit - found.count)
      ) { Candidate(number: $0.integer(0), receiveCount: $0.integer(1)) }
    }
    return found
    // END EXERCISE 7.7
  }
}
