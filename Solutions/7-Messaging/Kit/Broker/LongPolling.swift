import EventSourcing
import Foundation

/// Looks into a queue, as often as a receive asks for it.
protocol QueueLook: Sendable {
  /// Receives the messages that are visible now. When there are none, it also returns the time when
  /// the next one becomes visible by itself; `nil` when none will.
  func look() async throws -> (deliveries: [Delivery], nextVisibleAt: Date?)

  /// How long a receive waits for its first message.
  var wait: Duration { get }
}

extension QueueLook {
  /// Receives messages; waits for the first one until the wait is over, and then returns none.
  ///
  /// It looks again when `signal` wakes it, and when a message becomes visible by itself.
  ///
  /// - Throws: errors of looking, and `CancellationError`.
  func receive(
    waiting signal: QueueSignal, on clock: any QueueClock
  ) async throws -> [Delivery] {
    // BEGIN EXERCISE 7.8
    // starter: // Look. If nothing is there, wait for the signal, for the next visible message, or for
    // starter: // the deadline, and look again. Don't miss a message that comes in between.
    // starter: throw Unfinished("7.8")
    let deadline = clock.now + wait.seconds
    while true {
      let seen = signal.count
      let (deliveries, nextVisibleAt) = try await look()
      guard deliveries.isEmpty, clock.now < deadline else { return deliveries }
      try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
    }
    // END EXERCISE 7.8
  }
}
