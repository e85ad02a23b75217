import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance
import TestStores
import Testing

@testable import Messaging

@Suite("Stage 7: Repetitions between queue and worker")
struct WorkerRepetitionTests {
  @Test(
    "A message that is sent again after the deduplication interval has one effect",
    .exercise("7.10"))
  func sentAgain() async throws {
    let clock = ManualQueueClock()
    let broker = try Broker(path: nil, clock: clock)
    let name = try #require(QueueName(rawValue: "parcels.fifo"))
    try await broker.create(name)
    let queue = LocalQueue(name, of: broker)
    let house = HandledOnce(try Warehouse())
    var settings = WorkerSettings()
    settings.clock = clock
    let worker = Worker(queue, consumer: house, settings: settings)
    let message = OutgoingMessage(
      body: try Parcel.message("a").json(), group: "parcel-a", deduplicationID: "a")

    var receives = 0
    // Ten minutes are longer than a FIFO queue knows the ids of messages.
    for minutes in [0, 1, 10] {
      clock.advance(by: TimeInterval(minutes * 60))
      _ = try await queue.send([message])
      while let delivery = try await queue.receive(ReceiveRequest()).first, receives < 10 {
        receives += 1
        try #require(
          try await worker.settlesSoon(delivery),
          "`settle` did not return within three seconds. Chapter 7, exercise 7.10.")
      }
    }
    let effects = try await house.parcels
    let left = try await broker.description(of: name)
    try #require(
      receives == 2 && effects == ["a"] && left.visibleCount + left.inFlightCount == 0,
      """
      A message was sent to a FIFO queue three times: at once, a minute later, and ten \
      minutes later.
        expected: 2 receives, 1 effect, and an empty queue
        got:      \(receives.counted("receive")), \(effects.count.counted("effect")), and \
      \((left.visibleCount + left.inFlightCount).counted("message")) in the queue
      The queue drops duplicates for only five minutes; after that, the inbox detects them. \
      Chapter 7, exercise 7.10.
      """)
  }
}

/// A warehouse as the consumer of a worker.
private actor HandledOnce: MessageConsumer {
  private let house: Warehouse

  init(_ house: sending Warehouse) { self.house = house }

  func consume(_ message: Message) throws -> Inbox.Outcome { try house.handle(message) }

  var parcels: [String] {
    get throws { try house.parcels }
  }
}
