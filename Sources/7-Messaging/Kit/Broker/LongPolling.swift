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
    // Look, and wait for the signal, for the next visible message, or for the deadline.
    // A message that comes between the look and the wait must not be missed.
    throw Unfinished("7.8")
    // END EXERCISE 7.8
  }
}
