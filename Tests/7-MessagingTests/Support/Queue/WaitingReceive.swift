import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance
import Synchronization
import Testing

@testable import Messaging

/// A receive that waits for a message, on a clock that stands still.
struct WaitingReceive: Sendable {
  private final class End: Sendable {
    let hasCome = Atomic(false)
  }

  let clock: ManualQueueClock
  let signal: QueueSignal
  let look: WatchedLook
  private let task: Task<[Delivery], any Error>
  private let end = End()

  /// Begins the receive; `finding` says what its looks find.
  init(
    wait: Duration = .seconds(20),
    _ finding:
      @escaping @Sendable (_ number: Int, QueueSignal, ManualQueueClock) async throws ->
      WatchedLook.Finding
  ) {
    let clock = ManualQueueClock()
    let signal = QueueSignal(clock: clock)
    let look = WatchedLook(wait: wait) { try await finding($0, signal, clock) }
    (self.clock, self.signal, self.look) = (clock, signal, look)
    task = Task { [end] in
      defer { end.hasCome.store(true, ordering: .releasing) }
      return try await look.receive(waiting: signal, on: clock)
    }
  }

  /// Returns when the receive waits, after so many looks.
  ///
  /// - Throws: a failed expectation when it doesn't.
  func waits(after looks: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    try await soon {
      while !end.hasCome.load(ordering: .acquiring), !isWaiting(after: looks) {
        try Task.checkCancellation()
        await Task.yield()
      }
    }
    let outcome = end.hasCome.load(ordering: .acquiring) ? try await self.outcome : nil
    let state = outcome.map { "it \($0)" } ?? (isWaiting(after: 1) ? "it waits" : "it goes on")
    try #require(
      isWaiting(after: looks) && look.count == looks,
      """
      A queue has no visible message, and a receive may wait.
        expected: it waits for the signal, after \(looks) \(looks == 1 ? "look" : "looks")
        got:      \(state), after \(look.count)
      Each look is a query: thousands of receives that poll would keep the disk busy for nothing. \
      `signal.wait(past:until:)` sleeps until it is woken. Chapter 7, exercise 7.8.
      """, sourceLocation: sourceLocation)
  }

  /// What the receive returned or threw; `DoesNotEnd` when it goes on.
  var outcome: Outcome<[Delivery]> {
    get async throws { try await Outcome.soon { try await task.value } }
  }

  private func isWaiting(after looks: Int) -> Bool {
    look.count >= looks && signal.waiterCount > 0 && clock.sleeperCount > 0
  }

  func cancel() { task.cancel() }

  /// Lets other tasks run for a while, so that a receive that was woken has its turn.
  func settle() async { for _ in 1...200 { await Task.yield() } }
}
