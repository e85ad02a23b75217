import EventSourcing
import SQLite

extension MessageTable {
  /// Deletes the message that was received with `handle`, if it was not received again since.
  ///
  /// A handle whose message is gone, or was received again, changes nothing, and isn't an error.
  func delete(_ handle: StoredHandle, at now: Int) throws {
    // BEGIN EXERCISE 7.5
    // `remove` deletes the row. Is this the handle of the last receive?
    throw Unfinished("7.5")
    // END EXERCISE 7.5
  }

  /// Hides the message that was received with `handle` until `timeout` from now; with zero it is
  /// given back.
  ///
  /// - Throws: ``QueueError/messageNotInFlight`` when it is gone, or was received again since.
  func changeVisibility(of handle: StoredHandle, to timeout: Int, at now: Int) throws {
    // BEGIN EXERCISE 7.5
    // When does the message become visible again?
    throw Unfinished("7.5")
    // END EXERCISE 7.5
  }

  /// Returns whether `handle` is that of the last receive of a message that is still there.
  func isCurrent(_ handle: StoredHandle) throws -> Bool {
    // BEGIN EXERCISE 7.5
    // A handle has the message's number, queue, receipt and id.
    throw Unfinished("7.5")
    // END EXERCISE 7.5
  }
}
