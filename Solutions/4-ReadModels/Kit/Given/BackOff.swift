/// The waits between tries of something that failed and may succeed later.
public struct BackOff: Sendable {
  /// The longest wait after the first failure; it doubles with each further one in a row.
  private let base: Duration
  /// The upper bound of all waits.
  private let cap: Duration
  private let clock: any Clock<Duration>
  /// Returns the random factor for a wait, from 0 up to but not including 1.
  private let jitter: @Sendable () -> Double

  public init(
    base: Duration = .milliseconds(100), cap: Duration = .seconds(10),
    clock: any Clock<Duration> = ContinuousClock(),
    jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.base = base
    self.cap = cap
    self.clock = clock
    self.jitter = jitter
  }

  /// Waits after the last of `failures` failures in a row.
  ///
  /// Half of the longest wait is certain, so that a failing service gets a pause. The
  /// other half is random, so that clients that failed together don't retry together.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  public func wait(after failures: Int) async throws {
    var longest = min(base, cap)
    for _ in 1..<max(failures, 1) where longest < cap { longest = min(longest * 2, cap) }
    try await clock.sleep(for: longest / 2 * (1 + jitter()))
  }
}
