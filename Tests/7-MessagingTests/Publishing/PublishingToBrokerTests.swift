import EventSourcing
import ExerciseSupport
import Foundation
import Messaging
import TestStores
import Testing

@Suite("Stage 7: A publisher and the workbook's own queue")
struct PublishingToBrokerTests {
  /// Publishes three letters twice, as after a lost checkpoint; returns the number of messages.
  private func count(in name: QueueName) async throws -> Int {
    let broker = try Broker(path: nil)
    try await broker.create(name)
    for _ in 1...2 {
      var options = Publisher.Options()
      options.isFIFO = name.isFIFO
      let publisher = Publisher(
        of: GivenLog(.letters("a1 b1 c1")), to: LocalQueue(name, of: broker),
        checkpoints: InMemoryPublisherCheckpoints(), options: options, translate: Letter.message)
      try await publisher.catchUp()
    }
    return try await broker.description(of: name).visibleCount
  }

  @Test("A FIFO queue stores a message once, however often it is sent", .endToEnd)
  func storesOnce() async throws {
    let name = try #require(QueueName(rawValue: "topic-bank.fifo"))
    let count = try await count(in: name)
    try #require(
      count == 3,
      """
      Three letters were published twice within five minutes.
        expected: 3 messages
        got:      \(count)
      The queue compares the deduplication ids. Chapter 7, exercise 7.2.
      """)
  }

  @Test("A standard queue stores a repeated message again", .exercise("7.2"))
  func storesAgain() async throws {
    let name = try #require(QueueName(rawValue: "topic-bank"))
    let count = try await count(in: name)
    try #require(
      count == 6,
      """
      Three letters were published twice to a standard queue.
        expected: 6 messages
        got:      \(count)
      Consumers have to detect the duplicates. Chapter 7, exercise 7.2.
      """)
  }
}
