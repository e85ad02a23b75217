/// The number of retries after a version conflict, and the wait before each.
public struct RetryPolicy: Hashable, Sendable {
  /// The maximum number of retries; the first try is not counted.
  public let limit: Int
  /// The longest wait before the first retry; it doubles before each further one.
  public let base: Duration
  /// The upper bound of all waits.
  public let cap: Duration

  public init(limit: Int = 8, base: Duration = .milliseconds(5), cap: Duration = .milliseconds(500))
  {
    self.limit = limit
    self.base = base
    self.cap = cap
  }

  /// Returns the wait before the retry with this `number`; the first is 1.
  ///
  /// Two writers that wait equally long after a conflict meet again. So each waits for a random
  /// part of the longest wait: `jitter`, from 0 up to but not including 1.
  /// (This is the *full jitter* of Marc Brooker's "Exponential Backoff And Jitter", 2015.)
  public func wait(beforeRetry number: Int, jitter: Double) -> Duration {
    // BEGIN EXERCISE 3.9
    // Double `base` for each retry after the first, up to `cap`; return the random part of it.
    .zero
    // END EXERCISE 3.9
  }
}
