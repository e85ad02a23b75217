public import EventSourcing
public import Foundation
import Synchronization

/// A wall clock that moves on by a second each time it is read.
public final class TickingWallClock: WallClock {
  private static let start = Date(timeIntervalSince1970: 1_767_610_800)
  private let count = Atomic(0)

  public init() {}

  public var now: Date {
    Self.start + TimeInterval(count.add(1, ordering: .relaxed).newValue)
  }

  /// Returns which reading of the clock gave `date`; the first one has the number 1.
  public func tick(at date: Date) -> Int { Int(date.timeIntervalSince(Self.start).rounded()) }
}

/// A ticking wall clock that at times is slow to answer.
///
/// A store asks for the time in the middle of its append. While one writer gets a slow answer, the
/// others overtake it, unless the store has seen to it that they cannot.
public final class SlowWallClock: WallClock {
  private let clock = TickingWallClock()
  private let random: Mutex<SeededGenerator>

  public init(_ generator: SeededGenerator) { random = Mutex(generator) }

  public var now: Date {
    let now = clock.now
    let isSlow = random.withLock { Int.random(in: 0..<32, using: &$0) == 0 }
    // It waits for nothing: to be slow is all that it is for. It is so for longer than a busy
    // computer lets another thread wait.
    if isSlow { Thread.sleep(forTimeInterval: 0.005) }
    return now
  }
}
