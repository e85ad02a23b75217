import EventSourcing
import SQLite

extension MessageTable {
  /// Returns at most `limit` messages of a standard queue that are visible now. The one that has been
  /// visible the longest comes first.
  func visible(_ limit: Int, in queue: Queue, at now: Int) throws -> [Candidate] {
    // BEGIN EXERCISE 7.4
    // Which messages of this queue are visible, and which of them comes first?
    throw Unfinished("7.4")
    // END EXERCISE 7.4
  }

  /// Marks a message as received once more, and hides it for `timeout`.
  ///
  /// Each receive has a new `receipt`, so that the handle of an earlier one is old.
  func take(_ candidate: Candidate, hiddenFor timeout: Int, at now: Int) throws {
    // BEGIN EXERCISE 7.4
    // Four columns change, and one of them only at the first receive.
    throw Unfinished("7.4")
    // END EXERCISE 7.4
  }
}
