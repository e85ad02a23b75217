public import Foundation
import Synchronization

/// Tells the current time.
///
/// It is injected, so that tests set the time instead of waiting for it.
/// The store reads it once for each append; replay never does, because the times of past events
/// are in the log. (Swift's own `Clock` measures durations, not the date.)
public protocol WallClock: Sendable {
  var now: Date { get }
}

/// The system's clock.
public struct SystemWallClock: WallClock {
  public init() {}

  public var now: Date { Date() }
}

/// A clock for tests that stands still until it is moved.
public final class ManualWallClock: WallClock {
  private let time: Mutex<Date>

  public init(_ start: Date) {
    time = Mutex(start)
  }

  public var now: Date { time.withLock { $0 } }

  /// Moves the time by `interval` seconds; backwards when it is negative, as real clocks do too.
  public func advance(by interval: TimeInterval) {
    time.withLock { $0 += interval }
  }
}
