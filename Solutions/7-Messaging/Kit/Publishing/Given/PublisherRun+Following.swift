import EventSourcing
import Foundation
import Synchronization

extension PublisherRun {
  /// Publishes to the end of the log.
  ///
  /// - Throws: errors of ``publishNext()``, and `CancellationError`.
  mutating func publishAll() async throws {
    while true {
      let (end, hasWaiting) = (window.end, !window.waiting.isEmpty)
      try await extendLease()
      try await publishNext()
      try Task.checkCancellation()
      note()
      if let next = window.nextSend {
        if publisher.clock.now < next { try await publisher.clock.sleep(until: wakeUp(next)) }
      } else if !hasWaiting, window.end == end {
        return
      }
    }
  }

  /// Publishes until the task is cancelled. What fails is tried again, from where it stopped.
  ///
  /// - Throws: ``LeaseLost``, `CancellationError`, and `Unfinished`.
  mutating func follow() async throws {
    var failures = 0
    while true {
      try Task.checkCancellation()
      do {
        let end = window.end
        try await extendLease()
        try await publishNext()
        failures = 0
        note()
        if window.end == end { try await waitForMore() }
      } catch let error where error is LeaseLost || error is Unfinished {
        throw error
      } catch {
        try Task.checkCancellation()
        failures += 1
        publisher.note(error)
        let delay = publisher.options.retries.delay(after: failures)
        try await publisher.clock.sleep(until: wakeUp(publisher.clock.now + delay.seconds))
      }
    }
  }

  /// Extends the lease when half of it is over.
  ///
  /// - Throws: ``LeaseLost``, and errors of the storage.
  private mutating func extendLease() async throws {
    let now = publisher.clock.now
    guard now >= extensionTime else { return }
    let end = now + publisher.options.leaseDuration.seconds
    lease = try await publisher.checkpoints.extend(lease, until: end)
  }

  private var extensionTime: Date { lease.end - publisher.options.leaseDuration.seconds / 2 }

  /// The end of a sleep until `time`: no later than the lease has to be extended.
  private func wakeUp(_ time: Date) -> Date {
    min(time, max(extensionTime, publisher.clock.now))
  }

  /// Returns when there may be something to do: a new event, a stream whose pause is over, or a lease
  /// to extend.
  ///
  /// - Throws: errors of the log, and `CancellationError`.
  private func waitForMore() async throws {
    let time = wakeUp(window.nextSend ?? .distantFuture)
    guard publisher.clock.now < time else { return }
    try await withThrowingTaskGroup(of: Bool.self) { [publisher, window] group in
      group.addTask {
        try await publisher.clock.sleep(until: time)
        return true
      }
      if window.room > 0 {
        group.addTask {
          for try await _ in publisher.log.subscribe(after: window.end) { return true }
          return false
        }
      }
      while try await group.next() == false {}
      group.cancelAll()
    }
    try Task.checkCancellation()
  }

  /// Keeps what it is doing, for the status.
  private func note() {
    publisher.activity.withLock { activity in
      activity.waitingCount = window.waiting.count
      activity.pausedStreams = window.pausedStreams
      activity.trouble = nil
    }
  }
}
