/// How often a command that met another writer is tried again, and how long it waits before.
public struct RetryPolicy: Hashable, Sendable {
  /// How often at most it is tried again; the first try is not counted.
  public let limit: Int
  /// The longest wait before the first retry; before each further one it doubles.
  public let base: Duration
  /// The longest wait of all.
  public let cap: Duration

  public init(limit: Int = 8, base: Duration = .milliseconds(5), cap: Duration = .milliseconds(500))
  {
    self.limit = limit
    self.base = base
    self.cap = cap
  }

  /// Returns how long to wait before the retry with this `number`, of which the first is 1.
  ///
  /// Two writers who met once and wait equally long meet again. So each waits for a part of the
  /// longest wait that is drawn at random: `jitter`, from 0 up to but not including 1.
  /// (This is the *full jitter* of Marc Brooker's "Exponential Backoff And Jitter", 2015.)
  public func wait(beforeRetry number: Int, jitter: Double) -> Duration {
    // BEGIN EXERCISE 3.9
    // `base` doubled for each retry after the first, at most `cap`, and of that a part.
    .zero
    // END EXERCISE 3.9
  }
}
