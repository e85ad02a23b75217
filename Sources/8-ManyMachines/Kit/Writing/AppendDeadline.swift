import EventSourcing

extension AppendQueue.State {
  /// Returns the error for the caller of `entry`, whose deadline has passed; `nil` lets it wait.
  ///
  /// An append that was sent may be stored, now or later, and nothing can take it back. One that was
  /// not sent is taken out of the queue, so that it never will be.
  mutating func expire(_ entry: AppendQueue.Entry, because reason: String) -> (any Error)? {
    // BEGIN EXERCISE 8.10
    // It waits, however long the answer takes.
    nil
    // END EXERCISE 8.10
  }
}
