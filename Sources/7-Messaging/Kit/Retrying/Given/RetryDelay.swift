/// How long to wait before something that failed is tried again.
public struct RetryDelay: Hashable, Sendable {
  /// The delay after the first failure; it doubles with each further one in a row.
  public let base: Duration
  /// The upper bound of all delays.
  public let cap: Duration

  public init(base: Duration = .milliseconds(100), cap: Duration = .seconds(10)) {
    self.base = base
    self.cap = cap
  }

  /// Returns the delay after the last of `failures` failures in a row.
  public func delay(after failures: Int) -> Duration {
    var (delay, left) = (min(base, cap), failures)
    while left > 1, delay < cap {
      delay = min(delay * 2, cap)
      left -= 1
    }
    return delay
  }
}
