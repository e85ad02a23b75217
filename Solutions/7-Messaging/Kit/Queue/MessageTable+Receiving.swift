import EventSourcing
import SQLite

extension MessageTable {
  /// Returns at most `limit` messages of a standard queue that are visible now. The one that has been
  /// visible the longest comes first.
  func visible(_ limit: Int, in queue: Queue, at now: Int) throws -> [Candidate] {
    // BEGIN EXERCISE 7.4
    // starter: // Which messages of this queue are visible, and which of them comes first?
    // starter: throw Unfinished("7.4")
    try connection.run(
      """
      SELECT number, receive_count FROM messages
      WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, number LIMIT ?
      """, .integer(queue.number), .integer(now), .integer(limit)
    ) { Candidate(number: $0.integer(0), receiveCount: $0.integer(1)) }
    // END EXERCISE 7.4
  }

  /// Marks a message as received once more, and hides it for `timeout`.
  ///
  /// Each receive has a new `receipt`, so that the handle of an earlier one is old.
  func take(_ candidate: Candidate, hiddenFor timeout: Int, at now: Int) throws {
    // BEGIN EXERCISE 7.4
    // starter: // Four columns change, and one of them only at the first receive.
    // starter: throw Unfinished("7.4")
    try connection.run(
      """
      UPDATE messages SET visible_at = ?, receive_count = receive_count + 1,
        first_received_at = coalesce(first_received_at, ?), receipt = coalesce(receipt, 0) + 1
      WHERE number = ?
      """, .integer(now + timeout), .integer(now), .integer(candidate.number))
    // END EXERCISE 7.4
  }
}
