import EventSourcing
import ExerciseSupport
import Foundation
import Testing

@testable import Messaging

@Suite("Stage 7: Visibility timeout")
struct ReceivingTests {
  @Test("A message is received as it was sent", .exercise("7.4"))
  func receives() async throws {
    let queue = try await TestQueue()
    let id = try await queue.send("notice 1")
    queue.clock.advance(by: 7)
    let delivery = try await queue.receiveOne()
    try #require(
      delivery.body == "notice 1" && delivery.id == id
        && delivery.sentAt == ManualQueueClock.start && delivery.receiveCount == 1,
      """
      One message was sent, and received 7 seconds later.
        expected: 'notice 1' with the id \(id), received once
        got:      '\(delivery.body)' with the id \(delivery.id), received \
      \(delivery.receiveCount.counted("time"))
      Chapter 7, exercise 7.4.
      """)
  }

  @Test("A received message is hidden until its visibility timeout ends", .exercise("7.4"))
  func hides() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    queue.clock.advance(by: 100)
    _ = try await queue.receiveOne()
    try await expect([], after: 0, "A message was received just now, for 30 seconds.", from: queue)
    try await expect(
      [], after: 29.999, "A message was received 29.999 seconds ago, for 30.", from: queue)
    try await expect(
      ["notice 1"], after: 0.001, "A message was received exactly 30 seconds ago, for 30.",
      from: queue)
  }

  @Test("A receive can choose its own visibility timeout", .exercise("7.4"))
  func choosesTimeout() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    _ = try await queue.receiveOne(hiddenFor: .seconds(90))
    try await expect([], after: 89, "A message was received 89 seconds ago, for 90.", from: queue)
    try await expect(
      ["notice 1"], after: 1, "A message was received 90 seconds ago, for 90.", from: queue)
  }

  @Test("Each receive counts, and keeps the time of the first one", .exercise("7.4"))
  func counts() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    queue.clock.advance(by: 5)
    var deliveries: [Delivery] = []
    for _ in 1...3 {
      deliveries.append(try await queue.receiveOne())
      queue.clock.advance(by: 31)
    }
    try #require(
      deliveries.map(\.receiveCount) == [1, 2, 3],
      """
      The same message was received three times.
        expected: the receive counts [1, 2, 3]
        got:      \(deliveries.map(\.receiveCount))
      The count is how a queue notices a message that no consumer can handle. Chapter 7, \
      exercise 7.4.
      """)
    let times = deliveries.map { $0.firstReceivedAt.timeIntervalSince(ManualQueueClock.start) }
    try #require(
      times == [5, 5, 5],
      """
      The same message was received 5, 36 and 67 seconds after it was sent.
        expected: first received after [5, 5, 5] seconds
        got:      \(times)
      The first time stays, so that you see how long it has been failing. Chapter 7, exercise 7.4.
      """)
  }

  @Test("Each receive has a new receipt handle", .exercise("7.4"))
  func handles() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    var receipts: [Int] = []
    for _ in 1...3 {
      receipts.append(try StoredHandle(try await queue.receiveOne().handle).receipt)
      queue.clock.advance(by: 31)
    }
    try #require(
      receipts == [1, 2, 3],
      """
      The same message was received three times, each time after the timeout.
        expected: handles with the receipts [1, 2, 3]
        got:      \(receipts)
      If the receipts were equal, a slow worker could delete a message that another one has now. \
      Chapter 7, exercise 7.4.
      """)
  }

  @Test("A receive returns at most as many messages as it asks for", .exercise("7.4"))
  func limits() async throws {
    let queue = try await TestQueue()
    for number in 1...5 { try await queue.send("notice \(number)") }
    let batches = [
      try await queue.receive(2).bodies, try await queue.receive(2).bodies,
      try await queue.receive(2).bodies, try await queue.receive(2).bodies,
    ]
    try #require(
      batches == [["notice 1", "notice 2"], ["notice 3", "notice 4"], ["notice 5"], []],
      """
      Of five messages, four receives asked for two each.
        expected: [1, 2], [3, 4], [5], []
        got:      \(batches)
      A worker that gets more than it asked for lets the rest time out. Chapter 7, exercise 7.4.
      """)
  }

  @Test("The message that has been visible the longest comes first", .exercise("7.4"))
  func orders() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("failing")
    _ = try await queue.receiveOne()
    queue.clock.advance(by: 10)
    try await queue.send("notice 2")
    try await queue.send("notice 3")
    queue.clock.advance(by: 25)
    let bodies = try await queue.receive().bodies
    try #require(
      bodies == ["notice 2", "notice 3", "failing"],
      """
      'failing' was sent first and received, and became visible again after 30 seconds. The two \
      others have been visible since second 10.
        expected: ["notice 2", "notice 3", "failing"]
        got:      \(bodies)
      In the order of sending, a message that always fails would come first every time. \
      Chapter 7, exercise 7.4.
      """)
  }

  @Test("A message that is sent with a delay is hidden at first", .exercise("7.4"))
  func delays() async throws {
    let queue = try await TestQueue()
    try await queue.send("reminder", delay: .seconds(60))
    try await expect(
      [], after: 59.999, "A message was sent 59.999 seconds ago, with a delay of 60.", from: queue)
    try await expect(
      ["reminder"], after: 0.001, "A message was sent 60 seconds ago, with a delay of 60.",
      from: queue)
  }

  @Test("A queue returns only its own messages", .exercise("7.4"))
  func keepsQueuesApart() async throws {
    let queue = try await TestQueue()
    let other = try await queue.other("topic-audit")
    try await queue.send("notice 1")
    try await other.send("entry 1")
    let bodies = try await other.receive().bodies
    try #require(
      bodies == ["entry 1"],
      """
      The queues topic-bank and topic-audit have one message each.
        expected: topic-audit returns ["entry 1"]
        got:      \(bodies)
      All queues of the file are in one table. Chapter 7, exercise 7.4.
      """)
  }

  private func expect(
    _ expected: [String], after seconds: TimeInterval, _ situation: String, from queue: TestQueue,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    queue.clock.advance(by: seconds)
    let bodies = try await queue.receive().bodies
    try #require(
      bodies == expected,
      """
      \(situation)
        expected: a receive returns \(expected)
        got:      \(bodies)
      If a message is hidden too briefly, two workers send the same notice; if too long, a \
      crashed worker's notice is late. Chapter 7, exercise 7.4.
      """, sourceLocation: sourceLocation)
  }
}
