import Synchronization

/// A clock on which a sleep takes no time, and that remembers how long it would have taken.
public final class ImmediateClock: Clock {
  public let now = ContinuousClock.now
  public let minimumResolution = Duration.zero
  private let durations = Mutex<[Duration]>([])

  public init() {}

  /// The lengths of all sleeps so far, in order.
  public var waits: [Duration] { durations.withLock { $0 } }

  /// - Throws: `CancellationError` when the task is cancelled; the sleep is not counted then.
  public func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) throws {
    try Task.checkCancellation()
    durations.withLock { $0.append(now.duration(to: deadline)) }
  }
}
