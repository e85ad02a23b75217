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
    // The latest `visible_at` of the messages that were received and are hidden.
    throw Unfinished("7.7")
    // END EXERCISE 7.7
  }

  /// Returns at most `limit` messages of a FIFO queue that can be received now.
  ///
  /// A group is free when `free_at` of its row in `groups` is 0. The free group whose first message,
  /// `head`, was sent first comes first, and its messages come together, in the order of sending.
  func nextOfGroups(_ limit: Int, in queue: Queue, at now: Int) throws -> [Candidate] {
    // BEGIN EXERCISE 7.7
    // The free groups, ordered by `head`, and the visible messages of each, in order.
    throw Unfinished("7.7")
    // END EXERCISE 7.7
  }
}
