import Synchronization

/// A clock on which a sleep lasts until its task is cancelled, and that remembers how long it
/// should have taken.
public final class StoppedClock: Clock {
  public let now = ContinuousClock.now
  public let minimumResolution = Duration.zero
  private let durations = Mutex<[Duration]>([])
  private let sleepers = AsyncStream<Void>.makeStream()

  public init() {}

  /// The lengths of all sleeps so far, in order.
  public var waits: [Duration] { durations.withLock { $0 } }

  /// Returns when a sleep has begun; each sleep lets one call return.
  public func hasBegun() async { _ = await sleepers.stream.first { _ in true } }

  /// - Throws: `CancellationError`, when the task is cancelled.
  public func sleep(
    until deadline: ContinuousClock.Instant, tolerance: Duration?
  ) async throws {
    durations.withLock { $0.append(now.duration(to: deadline)) }
    sleepers.continuation.yield()
    try await waitForCancellation()
  }
}

/// Holds a task open until it is cancelled.
///
/// - Throws: `CancellationError`, always.
public func waitForCancellation() async throws -> Never {
  // A stream to which nothing is added ends with its task.
  for await _ in AsyncStream<Void>.makeStream().stream {}
  throw CancellationError()
}
