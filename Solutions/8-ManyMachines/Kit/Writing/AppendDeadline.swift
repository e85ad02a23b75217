import EventSourcing

extension AppendQueue.State {
  /// Returns the error for the caller of `entry`, whose deadline has passed; `nil` lets it wait.
  ///
  /// An append that was sent may be stored, now or later, and nothing can take it back. One that was
  /// not sent is taken out of the queue, so that it never will be.
  mutating func expire(_ entry: AppendQueue.Entry, because reason: String) -> (any Error)? {
    // BEGIN EXERCISE 8.10
    // starter: // It waits, however long the answer takes.
    // starter: nil
    let isInGroup = group.contains { $0.number == entry.number }
    if isInGroup, isSent { return UncertainAppend(reason: reason) }
    group.removeAll { $0.number == entry.number }
    waiting.removeAll { $0.number == entry.number }
    return StoreUnavailable(reason: reason)
    // END EXERCISE 8.10
  }
}
