import EventSourcing
import Foundation
import Synchronization

/// A clock that moves on by a second with each read.
final class CountingClock: WallClock {
  private static let start = Date(timeIntervalSince1970: 1_767_610_800)
  private let looks = Atomic(0)

  var now: Date {
    Self.start + TimeInterval(looks.add(1, ordering: .relaxed).newValue)
  }

  /// The number of the read that returned `date`.
  func tick(at date: Date) -> Int { Int(date.timeIntervalSince(Self.start).rounded()) }
}

/// A counting clock that is slow at times.
///
/// A store reads the time in the middle of its append. While one writer waits for it, the
/// others overtake that writer, unless the store prevents it.
final class DawdlingClock: WallClock {
  private let clock = CountingClock()
  private let random: Mutex<SeededGenerator>

  init(seed number: Int) {
    random = Mutex(Seed.generator(for: number))
  }

  var now: Date {
    let now = clock.now
    let isSlow = random.withLock { Int.random(in: 0..<32, using: &$0) == 0 }
    // A real sleep, because being slow is the point. It is longer than a busy computer lets another
    // thread wait.
    if isSlow { Thread.sleep(forTimeInterval: 0.005) }
    return now
  }
}
