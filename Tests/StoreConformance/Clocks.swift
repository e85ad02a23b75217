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

/// A counting clock that takes its time to answer, now more and now less.
///
/// A store asks for the time in the middle of its append. The longer that takes, the wider is the
/// gap of a store that has one, and the more surely another writer gets into it.
final class DawdlingClock: WallClock {
  private let clock = CountingClock()
  private let random: Mutex<SeededGenerator>

  init(seed number: Int) {
    random = Mutex(Seed.generator(for: number))
  }

  var now: Date {
    let now = clock.now
    let looks = random.withLock { Int.random(in: 0...300, using: &$0) }
    // It is not waiting for anything: to be busy is all that it wants.
    for _ in 0..<looks { _ = Date() }
    return now
  }
}
