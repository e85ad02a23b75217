import EventSourcing
import ExerciseSupport
import Foundation
import Messaging
import Testing

@Suite("Stage 7: Deduplication")
struct DeduplicationTests {
  @Test(
    "A second message with the same deduplication id is answered with the first one's outcome",
    .endToEnd)
  func answersAgain() async throws {
    let queue = try await TestQueue("topic-bank.fifo")
    let message = OutgoingMessage(body: "notice 1", group: "A", deduplicationID: "event-1")
    var other = message
    other.body = "notice 2"
    other.group = "B"
    let outcomes = try await queue.queue.send([message, other])
    #expect(outcomes[0] == outcomes[1])
    #expect(try await queue.receive().bodies == ["notice 1"])
  }

  // moto forgets the id with the message, and stores the repetition.
  @Test(
    "A deduplication id is known for five minutes, even after its message was deleted",
    .endToEnd)
  func knowsDeleted() async throws {
    let queue = try await TestQueue("topic-bank.fifo")
    let message = OutgoingMessage(body: "notice 1", group: "A", deduplicationID: "event-1")
    let first = try await queue.send(message)
    try await queue.queue.delete(try await queue.receiveOne().handle)
    queue.clock.advance(by: 299.999)
    #expect(try await queue.send(message) == first)
    #expect(try await queue.receive().isEmpty)
    queue.clock.advance(by: 0.001)
    #expect(try await queue.send(message) != first)
    #expect(try await queue.receive().bodies == ["notice 1"])
  }

  @Test("A repetition doesn't restart the five minutes", .endToEnd)
  func countsFromFirst() async throws {
    let queue = try await TestQueue("topic-bank.fifo")
    let message = OutgoingMessage(body: "notice 1", group: "A", deduplicationID: "event-1")
    let first = try await queue.send(message)
    queue.clock.advance(by: 200)
    #expect(try await queue.send(message) == first)
    queue.clock.advance(by: 100)
    #expect(try await queue.send(message) != first)
  }

  @Test(
    "By content, equal bodies are one message, and their deduplication id is the SHA-256",
    .endToEnd)
  func byContent() async throws {
    let queue = try await TestQueue("topic-bank.fifo") { $0.deduplicatesByContent = true }
    for body in ["abc", "abc", "abd"] {
      try await queue.send(OutgoingMessage(body: body, group: "A"))
    }
    let deliveries = try await queue.receive()
    #expect(deliveries.bodies == ["abc", "abd"])
    #expect(
      deliveries.first?.deduplicationID
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("Each queue has its own deduplication ids", .endToEnd)
  func keepsQueuesApart() async throws {
    let queue = try await TestQueue("topic-bank.fifo")
    let other = try await queue.other("topic-audit.fifo")
    try await queue.send(toGroups: "A1")
    try await other.send(toGroups: "A1")
    #expect(try await other.receive().bodies == ["A1"])
  }

  @Test(
    "Thousands of expired ids are removed a few at a time, and none gets in the way",
    .endToEnd)
  func forgetsSomeAtATime() async throws {
    let queue = try await TestQueue("topic-bank.fifo")
    for batch in 0..<10 {
      _ = try await queue.queue.send(
        (0..<10).map { OutgoingMessage(body: "old", group: "A", deduplicationID: "\(batch)-\($0)") }
      )
    }
    queue.clock.advance(by: 300)
    try await queue.send(OutgoingMessage(body: "new", group: "A", deduplicationID: "9-9"))
    try await queue.send(OutgoingMessage(body: "new", group: "A", deduplicationID: "9-9"))
    #expect(try await queue.description.visibleCount == 101)
  }
}
