import EventSourcing
import SQLite

extension MessageTable {
  /// Deletes the message that was received with `handle`, if it was not received again since.
  ///
  /// A handle whose message is gone, or was received again, changes nothing, and isn't an error.
  func delete(_ handle: StoredHandle, at now: Int) throws {
    // BEGIN EXERCISE 7.5
    // starter: // `remove` deletes the row. Is this the handle of the last receive?
    // starter: throw Unfinished("7.5")
    guard try isCurrent(handle) else { return }
    try remove(handle.number, at: now)
    // END EXERCISE 7.5
  }

  /// Hides the message that was received with `handle` until `timeout` from now; with zero it is
  /// given back.
  ///
  /// - Throws: ``QueueError/messageNotInFlight`` when it is gone, or was received again since.
  func changeVisibility(of handle: StoredHandle, to timeout: Int, at now: Int) throws {
    // BEGIN EXERCISE 7.5
    // starter: // When does the message become visible again?
    // starter: throw Unfinished("7.5")
    guard try isCurrent(handle) else { throw QueueError.messageNotInFlight }
    try connection.run(
      "UPDATE messages SET visible_at = ? WHERE number = ?",
      .integer(now + timeout), .integer(handle.number))
    try updateGroup(of: handle.number, at: now)
    // END EXERCISE 7.5
  }

  /// Returns whether `handle` is that of the last receive of a message that is still there.
  func isCurrent(_ handle: StoredHandle) throws -> Bool {
    // BEGIN EXERCISE 7.5
    // starter: // A handle has the message's number, queue, receipt and id.
    // starter: throw Unfinished("7.5")
    try connection.integer(
      "SELECT count(*) FROM messages WHERE number = ? AND queue = ? AND receipt = ? AND id = ?",
      .integer(handle.number), .integer(handle.queue), .integer(handle.receipt),
      .text(handle.messageID)) == 1
    // END EXERCISE 7.5
  }
}
