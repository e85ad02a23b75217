import EventSourcing
import Foundation

/// Looks into a queue, as often as a receive asks for it.
protocol QueueLook: Sendable {
  /// Receives messages that are visible now; and the next time when one becomes visible by itself,
  /// `nil` when none will.
  func look() async throws -> (deliveries: [Delivery], nextVisibleAt: Date?)
  var wait: Duration { get }
}

extension QueueLook {
  /// Receives messages; waits for the first one until the wait is over.
  ///
  /// It looks again when `signal` says that a message has come, and when one becomes visible.
  ///
  /// - Throws: errors of looking, and `CancellationError`.
  func receive(
    waiting signal: QueueSignal, on clock: any QueueClock
  ) async throws -> [Delivery] {
    // BEGIN EXERCISE 7.8
    // starter: // Look, and wait for the signal, for the next visible message, or for the deadline.
    // starter: // A message that comes between the look and the wait must not be missed.
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
