public import Foundation
import Synchronization

/// Tells what time it is.
///
/// It is handed in, so that tests set the time instead of waiting for it.
/// The store asks it once for each append; replay never does, because the times of the past
/// stand in the log. (Swift's own `Clock` measures how long something takes, not what day it is.)
public protocol WallClock: Sendable {
  var now: Date { get }
}

/// The time of the computer.
public struct SystemWallClock: WallClock {
  public init() {}

  public var now: Date { Date() }
}

/// A time that stands still until it is moved, for tests.
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
