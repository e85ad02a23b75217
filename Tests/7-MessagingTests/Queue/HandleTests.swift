import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import Testing

@testable import Messaging

@Suite("Stage 7: Receipt handles")
struct HandleTests {
  @Test("A deleted message doesn't come back", .exercise("7.5"))
  func deletes() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    try await queue.send("notice 2")
    let delivery = try await queue.receiveOne()
    try await queue.queue.delete(delivery.handle)
    queue.clock.advance(by: 31)
    let bodies = try await queue.receive().bodies
    try #require(
      bodies == ["notice 2"],
      """
      Of two messages, 'notice 1' was received and deleted, and its visibility timeout ended.
        expected: ["notice 2"] is left
        got:      \(bodies)
      Chapter 7, exercise 7.5.
      """)
  }

  @Test("Deleting a message twice is no error", .exercise("7.5"))
  func deletesTwice() async throws {
    let queue = try await TestQueue()
    try await queue.send("notice 1")
    let delivery = try await queue.receiveOne()
    try await queue.queue.delete(delivery.handle)
    let again = try await Outcome.awaiting { try await queue.queue.delete(delivery.handle) }
    try #require(
      again.error == nil,
      """
      A worker deleted a message, lost the answer, and deleted it again.
        expected: no error
        got:      the second delete \(again)
      Chapter 7, exercise 7.5.
      """)
  }

  @Test("An old handle doesn't delete the message", .exercise("7.5"))
  func keepsForNewWorker() async throws {
    let (queue, old, new) = try await overtaken()
    let result = try await Outcome.awaiting { try await queue.queue.delete(old.handle) }
    let left = try await queue.description.inFlightCount
    try #require(
      result.error == nil && left == 1,
      """
      A slow worker deleted a message that another worker had received in the meantime.
        expected: no error, and the message is still in flight
        got:      it \(result), and \(left.counted("message")) in flight
      If the second worker crashes now, nobody has handled the message. Compare the `receipt` of the \
      handle. Chapter 7, exercise 7.5.
      """)
    try await queue.queue.delete(new.handle)
    queue.clock.advance(by: 100)
    let bodies = try await queue.receive().bodies
    try #require(
      bodies.isEmpty,
      """
      Then the second worker deleted it, with the handle of the last receive.
        expected: no message is left
        got:      \(bodies)
      Chapter 7, exercise 7.5.
      """)
  }

  @Test("An old handle can't change the visibility", .exercise("7.5"))
  func keepsTimeOfNewWorker() async throws {
    let (queue, old, _) = try await overtaken()
    let result = try await Outcome.awaiting {
      try await queue.queue.changeVisibility(of: old.handle, to: .zero)
    }
    try #require(
      result.error as? QueueError == .messageNotInFlight,
      """
      A slow worker changed the visibility of a message that another worker had received.
        expected: throws messageNotInFlight
        got:      it \(result)
      The error is how the slow worker learns that it has lost the message. Chapter 7, \
      exercise 7.5.
      """)
    let bodies = try await queue.receive().bodies
    try #require(
      bodies.isEmpty,
      """
      The slow worker wanted to give it back, and got an error.
        expected: the message stays hidden for the second worker
        got:      a third worker received \(bodies)
      Chapter 7, exercise 7.5.
      """)
  }

  @Test("Visibility 0 gives a message back at once", .exercise("7.5"))
  func givesBack() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    let delivery = try await queue.receiveOne()
    try await queue.queue.changeVisibility(of: delivery.handle, to: .zero)
    let bodies = try await queue.receive().bodies
    try #require(
      bodies == ["notice 1"],
      """
      A worker received a message, and set its visibility timeout to 0.
        expected: the next receive returns it, without a wait
        got:      \(bodies)
      A worker that is stopped would keep its messages hidden from the others. Chapter 7, \
      exercise 7.5.
      """)
  }

  @Test("A new visibility timeout counts from the call", .exercise("7.5"))
  func extends() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    let delivery = try await queue.receiveOne()
    queue.clock.advance(by: 20)
    try await queue.queue.changeVisibility(of: delivery.handle, to: .seconds(45))
    queue.clock.advance(by: 44.999)
    let early = try await queue.receive().bodies
    queue.clock.advance(by: 0.001)
    let late = try await queue.receive().bodies
    try #require(
      early.isEmpty && late == ["notice 1"],
      """
      20 seconds after a receive, the visibility timeout was changed to 45 seconds.
        expected: hidden at 64.999 seconds, visible at 65
        got:      \(early) at 64.999 seconds, \(late) at 65
      It counts from now, not from the receive and not from the end of the old timeout. \
      Chapter 7, exercise 7.5.
      """)
  }

  @Test(
    "After its timeout, a message that nobody else received still has its handle", .exercise("7.5"))
  func acceptsLateHandle() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    try await queue.send("notice 2")
    let deliveries = try await queue.receive()
    queue.clock.advance(by: 40)
    let change = try await Outcome.awaiting {
      try await queue.queue.changeVisibility(of: deliveries[0].handle, to: .seconds(10))
    }
    let delete = try await Outcome.awaiting { try await queue.queue.delete(deliveries[1].handle) }
    let now = try await queue.receive().bodies
    queue.clock.advance(by: 10)
    let later = try await queue.receive().bodies
    try #require(
      change.error == nil && delete.error == nil && now.isEmpty && later == ["notice 1"],
      """
      Two messages were received for 30 seconds. After 40, one was hidden for 10 more, and the other \
      one was deleted. Nobody had received them again.
        expected: no error; nothing is visible now, and after 10 seconds ["notice 1"]
        got:      the change \(change), the delete \(delete); \(now) now, \(later) after 10 seconds
      Only another receive takes a message away from a worker. Chapter 7, exercise 7.5.
      """)
  }

  @Test("The visibility of a deleted message can't be changed", .exercise("7.5"))
  func refusesDeleted() async throws {
    let queue = try await TestQueue()
    try await queue.send("notice 1")
    let delivery = try await queue.receiveOne()
    try await queue.queue.delete(delivery.handle)
    let result = try await Outcome.awaiting {
      try await queue.queue.changeVisibility(of: delivery.handle, to: .seconds(10))
    }
    try #require(
      result.error as? QueueError == .messageNotInFlight,
      """
      A message was deleted, and then its visibility was changed.
        expected: throws messageNotInFlight
        got:      it \(result)
      Chapter 7, exercise 7.5.
      """)
  }

  @Test(
    "A handle has to match the message in its number, queue, receipt and id", .exercise("7.5"),
    arguments: ["number", "queue", "receipt", "id"])
  func comparesAll(part: String) async throws {
    let queue = try await TestQueue()
    let other = try await queue.other("topic-audit")
    try await queue.send("notice 1")
    try await other.send("entry 1")
    let delivery = try await queue.receiveOne()
    let handle = try StoredHandle(delivery.handle)
    let forged = StoredHandle(
      queue: handle.queue + (part == "queue" ? 1 : 0),
      number: handle.number + (part == "number" ? 1 : 0),
      receipt: handle.receipt + (part == "receipt" ? 1 : 0),
      messageID: part == "id" ? "another" : handle.messageID)
    let answers = try await queue.broker.change { table, _ in
      [try table.isCurrent(handle), try table.isCurrent(forged)]
    }
    try #require(
      answers == [true, false],
      """
      A handle of the last receive, and the same handle with another \(part).
        expected: isCurrent is true, and then false
        got:      \(answers)
      Chapter 7, exercise 7.5.
      """)
  }

  // Exercise 7.7 computes until when a group is locked. Before it is solved, the call ends there.
  @Test("A new visibility timeout also updates the group of the message", .exercise("7.5"))
  func updatesGroup() async throws {
    let queue = try await TestQueue("topic-bank.fifo")
    let locked = try await queue.broker.change { table, now in
      let number = try table.existingQueue(named: queue.queue.name).number
      try table.connection.execute(
        """
        INSERT INTO messages (number, queue, id, body, group_id, deduplication_id, sent_at,
          expires_at, visible_at, receive_count, receipt)
        VALUES (7, \(number), 'm7', 'notice 7', 'A', 'd7', \(now), \(now + 60_000),
          \(now + 30_000), 1, 1);
        INSERT INTO groups (queue, id, head, free_at) VALUES (\(number), 'A', 7, \(now + 30_000));
        """)
      let handle = StoredHandle(queue: number, number: 7, receipt: 1, messageID: "m7")
      do {
        try table.changeVisibility(of: handle, to: 0, at: now)
      } catch let unfinished as Unfinished where unfinished.exercise == "7.7" {
        return 0
      }
      return try table.connection.integer("SELECT max(free_at - \(now), 0) FROM groups") / 1_000
    }
    try #require(
      locked == 0,
      """
      A FIFO queue has a message of group A, which was received for 30 seconds and then given back.
        expected: the group is free now
        got:      it is locked for \(locked) seconds more
      Until then, no message of the group is delivered. After each change of `visible_at`, call \
      `updateGroup(of:at:)`. Chapter 7, exercise 7.5.
      """)
  }

  /// A message that was received by two workers, the second one after the timeout of the first.
  private func overtaken() async throws -> (queue: TestQueue, old: Delivery, new: Delivery) {
    let queue = try await TestQueue { $0.visibilityTimeout = 30 }
    try await queue.send("notice 1")
    let old = try await queue.receiveOne()
    queue.clock.advance(by: 30)
    return (queue, old, try await queue.receiveOne())
  }
}
