import EventSourcing
import SQLite

extension MessageTable {
  /// Deletes the message that was received with `handle`, if it was not received again since.
  ///
  /// A handle whose message is gone, or was received again, changes nothing, and is no error.
  func delete(_ handle: StoredHandle, at now: Int) throws {
    // BEGIN EXERCISE 7.5
    // `remove` removes a message. Is this handle that of its last receive?
    throw Unfinished("7.5")
    // END EXERCISE 7.5
  }

  /// Hides the message that was received with `handle` until `timeout` from now; with zero it is
  /// given back.
  ///
  /// - Throws: ``QueueError/messageNotInFlight`` when it is gone, or was received again since.
  func changeVisibility(of handle: StoredHandle, to timeout: Int, at now: Int) throws {
    // BEGIN EXERCISE 7.5
    // From when on is the message visible again?
    throw Unfinished("7.5")
    // END EXERCISE 7.5
  }

  /// Returns whether `handle` is that of the last receive of a message that is still there.
  func isCurrent(_ handle: StoredHandle) throws -> Bool {
    // BEGIN EXERCISE 7.5
    // The message has its number, its queue, its receipt and its id.
    throw Unfinished("7.5")
    // END EXERCISE 7.5
  }
}
