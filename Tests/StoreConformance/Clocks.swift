import EventSourcing
import Foundation
import Synchronization

/// A clock that moves on by a second with each look at it.
final class CountingClock: WallClock {
  private static let start = Date(timeIntervalSince1970: 1_767_610_800)
  private let looks = Atomic(0)

  var now: Date {
    Self.start + TimeInterval(looks.add(1, ordering: .relaxed).newValue)
  }

  /// The number of the look at the clock that gave `date`.
  func tick(at date: Date) -> Int { Int(date.timeIntervalSince(Self.start).rounded()) }
}

/// A counting clock that at times is slow to answer.
///
/// A store asks for the time in the middle of its append. While one writer gets a slow answer, the
/// others overtake it, unless the store has seen to it that they cannot.
final class DawdlingClock: WallClock {
  private let clock = CountingClock()
  private let random: Mutex<SeededGenerator>

  init(seed number: Int) {
    random = Mutex(Seed.generator(for: number))
  }

  var now: Date {
    let now = clock.now
    let isSlow = random.withLock { Int.random(in: 0..<32, using: &$0) == 0 }
    // It waits for nothing: to be slow is all that it is for. It is so for longer than a busy
    // computer lets another thread wait.
    if isSlow { Thread.sleep(forTimeInterval: 0.005) }
    return now
  }
}
