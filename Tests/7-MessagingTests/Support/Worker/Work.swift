import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance
import Synchronization
import TestStores

@testable import Messaging

/// Some work on a message that is kept hidden; it lasts until a test ends it.
final class Work: Sendable {
  let trial: WorkerTrial
  private let gate = Gate(isOpen: false)
  private let result = Mutex<Outcome<Int>?>(nil)
  private let task = Mutex<Task<Void, Never>?>(nil)

  init(
    _ delivery: Delivery, succeeds: Bool = true,
    changing: @escaping WorkQueue.Script = { _ in nil }
  ) {
    let trial = WorkerTrial(changing: changing)
    self.trial = trial
    let work = Task { [gate] in
      let outcome = try? await Outcome<Int>.awaiting {
        try await trial.worker.keepingHidden(delivery) {
          await gate.pass()
          try Task.checkCancellation()
          guard succeeds else { throw Arranged("no paper") }
          return 17
        }
      }
      self.result.withLock { $0 = outcome }
    }
    task.withLock { $0 = work }
  }

  /// How it ended; `nil` while it lasts.
  var outcome: Outcome<Int>? { result.withLock { $0 } }

  var isBeating: Bool { trial.clock.sleeperCount > 0 }

  /// The second from which on the message is visible.
  var hiddenUntil: Int {
    let changes = trial.queue.changes
    guard let last = changes.last else { return 30 }
    return Int(last.time.timeIntervalSince(ManualQueueClock.start) + last.timeout.seconds)
  }

  /// Lets the work end, and waits for that.
  func end() async throws -> Outcome<Int> {
    gate.open()
    _ = try await becomesTrue { self.outcome != nil }
    if let outcome { return outcome }
    return try await .awaiting { throw DoesNotEnd() }
  }

  func open() { gate.open() }
  func cancel() { task.withLock { $0?.cancel() } }
}
