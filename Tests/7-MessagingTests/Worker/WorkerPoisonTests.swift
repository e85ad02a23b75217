import EventSourcing
import ExerciseSupport
import Foundation
import StoreConformance
import Testing

@testable import Messaging

@Suite("Stage 7: Poison messages")
struct WorkerPoisonTests {
  @Test("A message that always fails ends up in the dead-letter queue", .exercise("7.10"))
  func deadLetters() async throws {
    let clock = ManualQueueClock()
    let broker = try Broker(path: nil, clock: clock)
    let names = try ["parcels-dead", "parcels"].map { try #require(QueueName(rawValue: $0)) }
    try await broker.create(names[0])
    var attributes = QueueAttributes()
    attributes.redrive = RedrivePolicy(deadLetterQueue: names[0], maxReceiveCount: 3)
    try await broker.create(names[1], attributes)
    let queue = LocalQueue(names[1], of: broker)
    let parcels = try ["a", "poison", "b"].map { try Parcel.message($0).json() }
    let bodies = ["no message at all"] + parcels
    _ = try await queue.send(bodies.map { OutgoingMessage(body: $0) })

    let handled = Journal()
    var settings = WorkerSettings()
    settings.clock = clock
    let worker = Worker(
      queue,
      consumer: TestConsumer { message in
        if message.id.rawValue == "poison" { throw Arranged("poison") }
        handled.add(message.id.rawValue)
        return .handled
      }, settings: settings)
    for _ in 1...6 {
      while let delivery = try await queue.receive(ReceiveRequest()).first {
        try #require(
          try await worker.settlesSoon(delivery),
          "`settle` did not return within three seconds. Chapter 7, exercise 7.10.")
        if handled.lines.count > 100 { break }
      }
      clock.advance(by: 31)
    }
    let dead = try await LocalQueue(names[0], of: broker).receive(ReceiveRequest(limit: 10))
    let left = try await broker.description(of: names[1])
    try #require(
      handled.lines.sorted() == ["a", "b"] && left.visibleCount + left.inFlightCount == 0
        && Set(dead.map(\.body)) == [bodies[0], bodies[2]],
      """
      The queue had two good messages, a and b, one that the consumer can never handle, and a \
      body that isn't a message. It gives up after 3 receives.
        expected: a and b are handled once, the other 2 are dead letters, the queue is empty
        got:      handled: \(handled.lines.sorted()); dead letters: \(dead.count); \
      in the queue: \(left.visibleCount + left.inFlightCount)
      A poison message must neither be lost nor come back forever. Give it back, and leave the \
      rest to the queue. Chapter 7, exercise 7.10.
      """)
  }
}
