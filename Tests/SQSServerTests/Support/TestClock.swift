import Foundation
import Messaging
import Synchronization
import TestStores

/// A clock that a test sets. Sleeping lasts until it is cancelled, or else sets the clock.
final class TestClock: QueueClock {
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  private let jumps: Bool

  /// Sleeping takes no time, and moves the clock, if it `jumps`.
  init(jumps: Bool = false) { self.jumps = jumps }

  var now: Date { time.withLock { $0 } }

  func advance(by seconds: TimeInterval) { time.withLock { $0 += seconds } }

  func sleep(until end: Date) async throws {
    guard jumps else { try await waitForCancellation() }
    time.withLock { $0 = max($0, end) }
    try Task.checkCancellation()
  }
}
