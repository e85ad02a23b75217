import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance

@testable import Messaging

/// A consumer that does what a test wants.
struct TestConsumer: MessageConsumer {
  let body: @Sendable (Message) async throws -> Inbox.Outcome

  func consume(_ message: Message) async throws -> Inbox.Outcome { try await body(message) }
}

/// A worker between a queue of given deliveries and a consumer of the test. Its clock stands still.
struct WorkerTrial: Sendable {
  typealias Body = @Sendable (Message) async throws -> Inbox.Outcome

  let clock: ManualQueueClock
  let journal: Journal
  let queue: WorkQueue
  let reports: Journal
  let worker: Worker

  /// Without a body, the consumer handles each message at once.
  init(
    _ deliveries: [Delivery] = [], parallel: Int = 1,
    body: @escaping Body = { _ in .handled },
    receiving: @escaping WorkQueue.Script = { _ in nil },
    deleting: @escaping WorkQueue.Script = { _ in nil },
    changing: @escaping WorkQueue.Script = { _ in nil }, atTheLastMoment: [Delivery] = []
  ) {
    let (clock, journal, reports) = (ManualQueueClock(), Journal(), Journal())
    self.clock = clock
    self.journal = journal
    self.reports = reports
    queue = WorkQueue(
      deliveries, clock: clock, journal: journal, receiving: receiving, deleting: deleting,
      changing: changing, atTheLastMoment: atTheLastMoment)
    var settings = WorkerSettings()
    settings.parallel = parallel
    settings.clock = clock
    let consumer = TestConsumer { message in
      let outcome = try await body(message)
      journal.add("\(outcome) \(message.id)")
      return outcome
    }
    worker = Worker(queue, consumer: consumer, settings: settings) { reports.add($0) }
  }
}

extension Worker {
  /// Settles a delivery; `false` when that does not end soon.
  func settlesSoon(_ delivery: Delivery) async throws -> Bool {
    try await soon {
      await settle(delivery)
      return true
    } ?? false
  }
}
