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
    // The free groups, by their head; and of each the messages in order.
    throw Unfinished("7.7")
    // END EXERCISE 7.7
  }
}
