import Synchronization

/// A clock whose sleeps take no time at all, or never end.
public final class TestClock: Clock {
  public enum Pace: Sendable {
    /// A sleep ends at once.
    case runs
    /// A sleep lasts until the task is cancelled.
    case stands
  }

  public struct Instant: InstantProtocol {
    let offset: Swift.Duration

    public func advanced(by duration: Swift.Duration) -> Self { Self(offset: offset + duration) }
    public func duration(to other: Self) -> Swift.Duration { other.offset - offset }
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.offset < rhs.offset }
  }

  public let now = Instant(offset: .zero)
  public let minimumResolution = Swift.Duration.zero
  private let pace: Pace
  private let durations = Mutex<[Swift.Duration]>([])
  private let sleepers = AsyncStream<Void>.makeStream()

  public init(_ pace: Pace) { self.pace = pace }

  /// The durations of all sleeps so far.
  public var waits: [Swift.Duration] { durations.withLock { $0 } }

  /// Returns when a task sleeps on it.
  public func hasBegun() async { _ = await sleepers.stream.first { _ in true } }

  public func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
    durations.withLock { $0.append(now.duration(to: deadline)) }
    sleepers.continuation.yield()
    switch pace {
    case .runs: try Task.checkCancellation()
    case .stands:
      // A stream without elements ends when its task is cancelled.
      for await _ in AsyncStream<Void>.makeStream().stream {}
      throw CancellationError()
    }
  }
}
