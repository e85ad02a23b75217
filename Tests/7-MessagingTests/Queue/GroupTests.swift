import EventSourcing
import ExerciseSupport
import Foundation
import Testing

@testable import Messaging

@Suite("Stage 7: FIFO groups")
struct GroupTests {
  @Test(
    "While a message of a group is in flight, none of the group is delivered, and other groups go on",
    .exercise("7.7"))
  func locks() async throws {
    let queue = try await fifo()
    try await queue.send(toGroups: "A1", "A2", "B1")
    let first = try await queue.receive(1)
    try #require(
      first.bodies == ["A1"],
      """
      A1 and A2 were sent to group A, and B1 to group B. A receive asked for one message.
        expected: ["A1"]
        got:      \(first.bodies)
      Chapter 7, exercise 7.7.
      """)
    try await expect(["B1"], "Then, with A1 in flight, another receive came.", from: queue)
    try await expect([], "Then, with A1 and B1 in flight, a third one came.", from: queue)
    try await queue.queue.delete(first[0].handle)
    try await expect(["A2"], "Then A1 was deleted.", from: queue)
  }

  @Test("A message that is given back is delivered again before the later ones", .exercise("7.7"))
  func keepsOrderOfGivenBack() async throws {
    let queue = try await fifo()
    try await queue.send(toGroups: "A1", "A2", "A3")
    let first = try await queue.receiveOne()
    try await queue.queue.changeVisibility(of: first.handle, to: .zero)
    try await expect(["A1", "A2", "A3"], "A1 was received, and given back.", from: queue)
    queue.clock.advance(by: 30)
    try await expect(
      ["A1", "A2", "A3"], "All three were received, and their timeout ended.", from: queue)
  }

  @Test("A group is locked until the last of its messages in flight is done", .exercise("7.7"))
  func waitsForAll() async throws {
    let queue = try await fifo()
    try await queue.send(toGroups: "A1", "A2", "A3")
    let both = try await receiveTwo(from: queue)
    queue.clock.advance(by: 20)
    try await queue.queue.changeVisibility(of: both[1].handle, to: .seconds(50))
    queue.clock.advance(by: 49.999)
    try await expect(
      [],
      "A1 and A2 were received for 30 seconds, and A2 was extended until second 70. It is second 69.999.",
      from: queue)
    queue.clock.advance(by: 0.001)
    let all = try await queue.receive()
    try #require(
      all.bodies == ["A1", "A2", "A3"],
      """
      Then it is second 70.
        expected: a receive of ten returns ["A1", "A2", "A3"]
        got:      \(all.bodies)
      Chapter 7, exercise 7.7.
      """)
    for delivery in all.prefix(2) { try await queue.queue.delete(delivery.handle) }
    try await queue.send(toGroups: "A4")
    try await expect(
      [], "A1, A2 and A3 were received, and A1 and A2 are deleted. A4 has come.", from: queue)
  }

  @Test("A message that was given back waits for the others of its group", .exercise("7.7"))
  func waitsForOthers() async throws {
    let queue = try await fifo()
    try await queue.send(toGroups: "A1", "A2", "A3")
    let both = try await receiveTwo(from: queue)
    try await queue.queue.changeVisibility(of: both[0].handle, to: .zero)
    try await expect([], "A1 and A2 were received; A1 was given back.", from: queue)
    try await queue.queue.delete(both[1].handle)
    try await expect(["A1", "A3"], "Then A2 was deleted.", from: queue)
  }

  @Test(
    "One receive keeps the messages of a group together, and takes several groups", .exercise("7.7")
  )
  func batches() async throws {
    let queue = try await fifo()
    try await queue.send(toGroups: "B1", "A1", "C1", "A2", "B2")
    try await expect(
      ["B1", "B2", "A1", "A2", "C1"], "Five messages of three groups came: B1, A1, C1, A2, B2.",
      from: queue)
  }

  @Test("The limit of a receive holds for all groups together", .exercise("7.7"))
  func limits() async throws {
    let queue = try await fifo()
    try await queue.send(toGroups: "A1", "B1", "A2", "B2", "C1")
    let bodies = try await queue.receive(3).bodies
    try #require(
      bodies == ["A1", "A2", "B1"],
      """
      The groups A, B and C have two, two and one messages. A receive asked for three.
        expected: ["A1", "A2", "B1"]
        got:      \(bodies)
      Chapter 7, exercise 7.7.
      """)
    try await expect(["C1"], "With A1, A2 and B1 in flight, another receive came.", from: queue)
  }

  @Test("A large group is delivered in its order, batch by batch", .exercise("7.7"))
  func deliversAll() async throws {
    let queue = try await fifo()
    for number in 1...25 {
      try await queue.send(
        OutgoingMessage(body: "\(number)", group: "A", deduplicationID: "\(number)"))
    }
    var bodies: [String] = []
    for _ in 1...3 {
      let batch = try await queue.receive()
      bodies += batch.bodies
      for delivery in batch { try await queue.queue.delete(delivery.handle) }
    }
    try #require(
      bodies == (1...25).map(String.init),
      """
      A group has 25 messages. Three receives asked for ten each, and deleted them.
        expected: 1 to 25, in this order
        got:      \(bodies.joined(separator: " "))
      A withdrawal before its deposit is a wrong statement. Chapter 7, exercise 7.7.
      """)
  }

  @Test(
    "A delayed message is not in flight: it locks nothing, and is not delivered early",
    .exercise("7.7"))
  func delays() async throws {
    let queue = try await TestQueue("topic-bank.fifo") {
      $0.visibilityTimeout = 30
      $0.delay = 10
    }
    try await queue.send(toGroups: "A1")
    queue.clock.advance(by: 5)
    try await queue.send(toGroups: "A2")
    try await expect([], "The queue has a delay of 10 seconds. A1 is 5 seconds old.", from: queue)
    queue.clock.advance(by: 5)
    let first = try await queue.receive()
    try #require(
      first.bodies == ["A1"],
      """
      The queue has a delay of 10 seconds. A1 is 10 seconds old, and A2 is 5.
        expected: ["A1"]
        got:      \(first.bodies)
      Chapter 7, exercise 7.7.
      """)
    try await queue.queue.delete(first[0].handle)
    try await expect([], "A1 was deleted, and A2 is 5 seconds old.", from: queue)
    queue.clock.advance(by: 5)
    try await expect(["A2"], "A2 is 10 seconds old.", from: queue)
  }

  @Test("Groups with the same name in two queues are independent", .exercise("7.7"))
  func keepsQueuesApart() async throws {
    let queue = try await fifo()
    let other = try await queue.other("topic-audit.fifo") { $0.visibilityTimeout = 30 }
    try await queue.send(toGroups: "A1", "A2")
    try await other.send(toGroups: "A8", "A9")
    let first = try await queue.receiveOne()
    try await expect(
      ["A8", "A9"], "In another queue, A1 of a group with the same name is in flight.", from: other)
    try await queue.queue.delete(first.handle)
    try await expect(
      ["A2"], "A1 was deleted; in another queue, A8 and A9 of such a group are in flight.",
      from: queue)
  }

  /// A FIFO queue with a visibility timeout of 30 seconds.
  private func fifo() async throws -> TestQueue {
    try await TestQueue("topic-bank.fifo") { $0.visibilityTimeout = 30 }
  }

  /// Receives A1 and A2, the first two of the three messages of a group.
  private func receiveTwo(from queue: TestQueue) async throws -> [Delivery] {
    let both = try await queue.receive(2)
    try #require(
      both.bodies == ["A1", "A2"],
      """
      The messages A1, A2 and A3 of one group wait. A receive asked for two.
        expected: ["A1", "A2"]
        got:      \(both.bodies)
      The visible messages of a free group come together, up to the limit. Chapter 7, exercise 7.7.
      """)
    return both
  }

  private func expect(
    _ expected: [String], _ situation: String, from queue: TestQueue,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let bodies = try await queue.receive().bodies
    try #require(
      bodies == expected,
      """
      \(situation)
        expected: a receive of ten returns \(expected)
        got:      \(bodies)
      Out of order, a customer hears about the closed account before the withdrawal; if too much \
      is locked, one slow account stops all others. Chapter 7, exercise 7.7.
      """, sourceLocation: sourceLocation)
  }
}
