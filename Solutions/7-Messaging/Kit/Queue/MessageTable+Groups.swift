import EventSourcing
import SQLite

extension MessageTable {
  /// Returns at most `limit` messages of a FIFO queue that can be received now.
  ///
  /// While a message of a group is in flight, none of the group is delivered: `free_at` of its row in
  /// `groups` is 0 when it can be received. The group that waits the longest comes first, and its
  /// messages come together, oldest first.
  func nextOfGroups(_ limit: Int, in queue: Queue, at now: Int) throws -> [Candidate] {
    // BEGIN EXERCISE 7.7
    // starter: // The free groups, by their head; and of each the messages in order.
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
