import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import Testing

@testable import Messaging

@Suite("Stage 7: Dead letters")
struct DeadLetterTests {
  private static let day: TimeInterval = 24 * 60 * 60

  @Test(
    "A message becomes a dead letter at the next receive after maxReceiveCount", .exercise("7.6"))
  func moves() async throws {
    let (queue, dead) = try await queues(maxReceiveCount: 3)
    try await queue.send("poison")
    let counts = try await receive(3, from: queue).map(\.receiveCount)
    try #require(
      counts == [1, 2, 3],
      """
      maxReceiveCount is 3, and a message was received and not deleted, again and again.
        expected: it is delivered three times
        got:      the receive counts \(counts)
      A message isn't poison just because two workers were killed. Chapter 7, exercise 7.6.
      """)
    queue.clock.advance(by: 60)
    let early = try await dead.description.visibleCount
    let fourth = try await queue.receive().bodies
    let found = try await dead.receive()
    try #require(
      early == 0 && fourth.isEmpty && found.bodies == ["poison"],
      """
      maxReceiveCount is 3. A message was received three times, its timeout ended, and a fourth \
      receive came.
        expected: before it, no dead letter; the receive returns []; then the dead letter is there
        got:      \(early) dead letters before it; the receive returned \(fourth); then the \
      dead-letter queue had \(found.bodies)
      A message that kills every worker would come back forever. Chapter 7, exercise 7.6.
      """)
  }

  @Test("Healthy messages are delivered in place of the dead letters", .exercise("7.6"))
  func deliversOthers() async throws {
    let (queue, dead) = try await queues(maxReceiveCount: 1)
    for body in ["poison 1", "poison 2"] { try await queue.send(body) }
    _ = try await queue.receive()
    queue.clock.advance(by: 30)
    for body in ["notice 3", "notice 4"] { try await queue.send(body) }
    let bodies = try await queue.receive(2).bodies
    let letters = try await dead.receive().bodies
    try #require(
      bodies == ["notice 3", "notice 4"] && letters == ["poison 1", "poison 2"],
      """
      Two messages were received too often, and two new ones came after them. A receive asked \
      for two.
        expected: ["notice 3", "notice 4"], and the others in the dead-letter queue
        got:      \(bodies), and the dead-letter queue has \(letters)
      `setDeadLettersAside` returns the candidates that it did not move. Chapter 7, \
      exercise 7.6.
      """)
  }

  @Test("A dead letter keeps its id, body and times, and records its source", .exercise("7.6"))
  func keepsContents() async throws {
    let (queue, dead) = try await queues(maxReceiveCount: 2)
    let id = try await queue.send("poison")
    _ = try await receive(2, from: queue)
    _ = try await queue.receive()
    let letter = try #require(
      try await dead.receive().first,
      """
      A message was moved to the dead-letter queue.
        expected: it is visible there at once
        got:      a receive from there returns nothing
      Chapter 7, exercise 7.6.
      """)
    try #require(
      letter.id == id && letter.body == "poison" && letter.sentAt == ManualQueueClock.start
        && letter.deadLetterSource == "topic-bank",
      """
      A message with the id \(id) was moved from topic-bank to its dead-letter queue.
        expected: the same id, 'poison', sent at \(ManualQueueClock.start), from topic-bank
        got:      \(letter.id), '\(letter.body)', sent at \(letter.sentAt), from \
      \(letter.deadLetterSource ?? "nowhere")
      Without its source, nobody can send it back. Chapter 7, exercise 7.6.
      """)
    try #require(
      letter.receiveCount == 3,
      """
      It was received twice from topic-bank, and once from the dead-letter queue.
        expected: the receive count 3
        got:      \(letter.receiveCount)
      The given code adds up the receives of both queues; `receive_count` starts again at 0. \
      Chapter 7, exercise 7.6.
      """)
  }

  @Test("The source queue's handles are no longer valid", .exercise("7.6"))
  func voidsHandles() async throws {
    let (queue, dead) = try await queues(maxReceiveCount: 1)
    try await queue.send("poison")
    let delivery = try await queue.receiveOne()
    queue.clock.advance(by: 30)
    _ = try await queue.receive()
    let delete = try await Outcome.awaiting { try await queue.queue.delete(delivery.handle) }
    let letters = try await dead.receive().bodies
    try #require(
      delete.error == nil && letters == ["poison"],
      """
      A worker was slow. Its message became a dead letter, and then the worker deleted it.
        expected: no error, and the dead letter is still there
        got:      the delete \(delete), and the dead-letter queue has \(letters)
      Chapter 7, exercise 7.6.
      """)
  }

  @Test(
    "In a standard queue, the retention of a dead letter counts from when it was sent",
    .exercise("7.6"))
  func keepsFirstTime() async throws {
    let (queue, dead) = try await queues(maxReceiveCount: 1, keptDays: 10)
    try await queue.send("poison")
    _ = try await queue.receive()
    queue.clock.advance(by: 3 * Self.day)
    _ = try await queue.receive()
    queue.clock.advance(by: 7 * Self.day - 1)
    let early = try await dead.receive(hiddenFor: .zero).bodies
    queue.clock.advance(by: 1)
    let late = try await dead.receive(hiddenFor: .zero).bodies
    try #require(
      early == ["poison"] && late.isEmpty,
      """
      A message became a dead letter on day 3. The dead-letter queue keeps messages for 10 days, \
      the source for 4.
        expected: it is there a second before the end of day 10, and then it is not
        got:      \(early), and then \(late)
      The retention is that of the destination, counted from `sent_at`. Chapter 7, exercise 7.6.
      """)
  }

  @Test("In a FIFO queue, the retention of a dead letter counts from the move", .exercise("7.6"))
  func startsAnewInFIFO() async throws {
    let clock = ManualQueueClock()
    let dead = try await TestQueue("dead.fifo", clock: clock) { $0.retention = 10 * 86_400 }
    let queue = try await dead.other("topic-bank.fifo")
    let expiry = try await dead.broker.change { table, now in
      let source = try table.existingQueue(named: queue.queue.name)
      // Written by hand: groups are the subject of the next exercise.
      try table.connection.run(
        """
        INSERT INTO messages (queue, id, body, sent_at, expires_at, visible_at, receive_count)
        VALUES (?, 'm-1', 'poison', ?, ?, ?, 3)
        """, .integer(source.number), .integer(now - 259_200_000), .integer(now + 86_400_000),
        .integer(now))
      let destination = try table.existingQueue(named: dead.queue.name)
      try table.move(table.connection.lastInsertedKey, from: source, to: destination, at: now)
      return try table.connection.integer("SELECT expires_at FROM messages") - now
    }
    let days = Double(expiry) / 86_400_000
    try #require(
      days == 10,
      """
      A message of a FIFO queue was moved three days after it was sent. The dead-letter queue \
      keeps messages for 10 days.
        expected: it is kept for 10 days from now
        got:      \(days) days
      `source.name.isFIFO` says which rule applies. Chapter 7, exercise 7.6.
      """)
  }

  @Test("A dead letter doesn't bounce: its receives are counted anew", .exercise("7.6"))
  func doesNotBounce() async throws {
    let last = try await TestQueue("last")
    let dead = try await last.other("dead") {
      $0.redrive = RedrivePolicy(deadLetterQueue: last.queue.name, maxReceiveCount: 2)
    }
    let queue = try await last.other("topic-bank") {
      $0.redrive = RedrivePolicy(deadLetterQueue: dead.queue.name, maxReceiveCount: 3)
    }
    try await queue.send("poison")
    _ = try await receive(3, from: queue)
    _ = try await queue.receive()
    let bodies = try await receive(2, from: dead).bodies
    _ = try await dead.receive()
    let end = try await last.receive().bodies
    try #require(
      bodies == ["poison", "poison"] && end == ["poison"],
      """
      The dead-letter queue has a policy as well: after 2 receives, messages go to a third queue. \
      A message came to it after 3 receives from the first queue.
        expected: it is received twice from the dead-letter queue, and then it is in the third one
        got:      \(bodies), and the third queue has \(end)
      With the old count it would be moved on, or back, before anybody has seen it. Chapter 7, \
      exercise 7.6.
      """)
  }

  @Test("Without a redrive policy, a message is delivered again and again", .exercise("7.6"))
  func staysWithoutPolicy() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    let counts = try await receive(9, from: queue).map(\.receiveCount)
    try #require(
      counts == Array(1...9),
      """
      A queue without a redrive policy, and a message that is never deleted.
        expected: the receive counts 1 to 9
        got:      \(counts)
      Chapter 7, exercise 7.6.
      """)
  }

  /// A queue with a visibility timeout of 30 seconds, and its dead-letter queue.
  private func queues(
    maxReceiveCount: Int, keptDays: Int = 14
  ) async throws -> (queue: TestQueue, dead: TestQueue) {
    let dead = try await TestQueue("dead") { $0.retention = keptDays * 86_400 }
    let queue = try await dead.other("topic-bank") {
      $0.visibilityTimeout = 30
      $0.redrive = RedrivePolicy(
        deadLetterQueue: dead.queue.name, maxReceiveCount: maxReceiveCount)
    }
    return (queue, dead)
  }

  /// Receives so many times, each time after the visibility timeout of the last one.
  private func receive(_ times: Int, from queue: TestQueue) async throws -> [Delivery] {
    var deliveries: [Delivery] = []
    for _ in 1...times {
      deliveries += try await queue.receive()
      queue.clock.advance(by: 31)
    }
    return deliveries
  }
}
