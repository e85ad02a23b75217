import Foundation
import StoreConformance
import Synchronization
import Testing

@testable import Messaging

/// A worker that runs until a test tells it to stop.
final class Run: Sendable {
  let trial: WorkerTrial
  let stop: StopSignal
  private let end = Mutex(false)
  private let task = Mutex<Task<Void, Never>?>(nil)

  init(_ trial: WorkerTrial, stop: StopSignal = StopSignal()) {
    self.trial = trial
    self.stop = stop
    let task = Task {
      await trial.worker.run(until: stop)
      self.end.withLock { $0 = true }
    }
    self.task.withLock { $0 = task }
  }

  deinit { cancel() }

  /// Whether it has returned.
  var isOver: Bool { end.withLock { $0 } }

  /// Whether the end of the grace period is waited for.
  var isLimited: Bool {
    trial.clock.sleepEnds.contains { $0 == ManualQueueClock.start + 20 }
  }

  func cancel() { task.withLock { $0?.cancel() } }

  /// Requires that something becomes true soon.
  func require(_ what: String, _ condition: @escaping @Sendable () -> Bool) async throws {
    let isTrue = try await becomesTrue(condition)
    if !isTrue { cancel() }
    try #require(
      isTrue,
      """
      A worker runs.
        expected: \(what)
        got:      that did not happen
      Chapter 7, exercise 7.12.
      """)
  }

  /// Requires that the worker returns soon.
  func requireEnd(_ situation: String) async throws {
    let isOver = try await becomesTrue { self.isOver }
    try #require(
      isOver,
      """
      \(situation)
        expected: `run` returns
        got:      it did not, within three seconds
      Chapter 7, exercise 7.12.
      """)
  }
}
