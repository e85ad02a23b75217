import Foundation
import Messaging
import Synchronization

/// A clock that a test sets. Sleeping lasts until it is cancelled, or else sets the clock.
final class TestClock: QueueClock {
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
  private let jumps: Bool

  /// Sleeping takes no time, and moves the clock, if it `jumps`.
  init(jumps: Bool = false) { self.jumps = jumps }

  var now: Date { time.withLock { $0 } }

  func advance(by seconds: TimeInterval) { time.withLock { $0 += seconds } }

  func sleep(until end: Date) async throws {
    guard jumps else { return try await Task.sleep(for: .seconds(3_600)) }
    time.withLock { $0 = max($0, end) }
    try Task.checkCancellation()
  }
}

/// Looks until `condition` holds; gives up after 20 seconds.
func eventually(_ condition: () async throws -> Bool) async throws -> Bool {
  let deadline = ContinuousClock.now + .seconds(20)
  while ContinuousClock.now < deadline {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(5))
  }
  return false
}
