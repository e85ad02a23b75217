import ExerciseSupport
import Foundation
import Messaging
import StoreConformance
import Testing

@Suite("Stage 7: What wakes a receive", .endToEnd)
struct WakingTests {
  @Test("A send wakes a receive")
  func send() async throws {
    let queue = try await TestQueue()
    let receive = Receives(1, from: queue)
    try await receive.wait()
    try await queue.send("notice 1")
    #expect(try await receive.bodies() == [["notice 1"]])
  }

  @Test("As many receives are woken as messages are sent")
  func sends() async throws {
    let queue = try await TestQueue()
    let receives = Receives(5, from: queue)
    try await receives.wait()
    try await queue.send("notice 1")
    try await queue.send("notice 2")
    try await receives.wait(3)
    #expect(receives.signal.waiterCount == 3)
    queue.clock.advance(by: 20)
    #expect(
      try await receives.bodies().sorted { $0.joined() < $1.joined() }
        == [[], [], [], ["notice 1"], ["notice 2"]])
  }

  @Test("A delay that ends wakes a receive")
  func delay() async throws {
    let queue = try await TestQueue()
    let receive = Receives(1, from: queue)
    try await receive.wait()
    try await queue.send("reminder", delay: .seconds(7))
    try await receive.wait(until: 7)
    queue.clock.advance(by: 7)
    #expect(try await receive.bodies() == [["reminder"]])
  }

  @Test(
    "A visibility timeout that ends wakes a receive, even one that waited before the message came")
  func timeout() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 7 }
    let receives = Receives(2, from: queue)
    try await receives.wait()
    try await queue.send("notice 1")
    // One of them has it, and the other one knows when it comes back.
    try await receives.wait(1, until: 7)
    queue.clock.advance(by: 7)
    #expect(try await receives.bodies() == [["notice 1"], ["notice 1"]])
  }

  @Test("A message that is given back wakes a receive")
  func givenBack() async throws {
    let queue = try await TestQueue()
    try await queue.send("notice 1")
    let delivery = try await queue.receiveOne()
    let receive = Receives(1, from: queue)
    try await receive.wait()
    try await queue.queue.changeVisibility(of: delivery.handle, to: .zero)
    #expect(try await receive.bodies() == [["notice 1"]])
  }

  @Test("A shorter visibility timeout wakes a receive when it ends")
  func shortened() async throws {
    let queue = try await TestQueue()
    try await queue.send("notice 1")
    let delivery = try await queue.receiveOne(hiddenFor: .seconds(100))
    let receive = Receives(1, from: queue)
    try await receive.wait()
    try await queue.queue.changeVisibility(of: delivery.handle, to: .seconds(7))
    try await receive.wait(until: 7)
    queue.clock.advance(by: 7)
    #expect(try await receive.bodies() == [["notice 1"]])
  }

  @Test("A deleted message of a FIFO queue wakes a receive for the next one of its group")
  func nextOfGroup() async throws {
    let queue = try await TestQueue("topic-bank.fifo")
    try await queue.send(toGroups: "A1", "A2")
    let delivery = try await queue.receiveOne()
    let receive = Receives(1, from: queue)
    try await receive.wait()
    try await queue.queue.delete(delivery.handle)
    #expect(try await receive.bodies() == [["A2"]])
  }

  @Test("A dead letter wakes a receive of the dead-letter queue")
  func deadLetter() async throws {
    let dead = try await TestQueue("dead")
    let queue = try await dead.other("topic-bank") {
      $0.redrive = RedrivePolicy(deadLetterQueue: dead.queue.name, maxReceiveCount: 1)
    }
    try await queue.send("poison")
    _ = try await queue.receiveOne(hiddenFor: .zero)
    let receive = Receives(1, from: dead)
    try await receive.wait()
    _ = try await queue.receive()
    #expect(try await receive.bodies() == [["poison"]])
  }

  // The one that waits the longest is woken for the message; it must not take the news with it.
  @Test("When a receive is cancelled, another one waits in its place for the delayed message")
  func cancelled() async throws {
    let queue = try await TestQueue()
    let first = Receives(1, from: queue)
    try await first.wait()
    let second = Receives(1, from: queue)
    try await second.wait(2)
    try await queue.send("reminder", delay: .seconds(7))
    try await first.wait(2, until: 7)
    first.cancel()
    try await second.wait(1, until: 7)
    queue.clock.advance(by: 7)
    #expect(try await second.bodies() == [["reminder"]])
  }

  @Test("When a receive reaches its deadline, another one waits for the message that comes later")
  func deadline() async throws {
    let queue = try await TestQueue { $0.visibilityTimeout = 15 }
    let first = Receives(1, from: queue, wait: .seconds(10))
    try await first.wait()
    let second = Receives(1, from: queue)
    try await second.wait(2)
    try await queue.send("notice 1", delay: .seconds(14))
    queue.clock.advance(by: 10)
    #expect(try await first.bodies() == [[]])
    try await second.wait(1, until: 14)
    queue.clock.advance(by: 4)
    #expect(try await second.bodies() == [["notice 1"]])
  }

  @Test("The receives of a deleted queue fail")
  func deletedQueue() async throws {
    let queue = try await TestQueue()
    let receives = Receives(3, from: queue)
    try await receives.wait()
    try await queue.broker.delete(queue.queue.name)
    for result in try await receives.results() {
      #expect(throws: QueueError.queueDoesNotExist) { try result.get() }
    }
  }

  @Test("A receive from a queue that doesn't exist fails, whether it waits or not")
  func unknownQueue() async throws {
    let queue = try await TestQueue()
    let missing = LocalQueue(try QueueName.of("nowhere"), of: queue.broker)
    for wait in [Duration.zero, .seconds(20)] {
      await #expect(throws: QueueError.queueDoesNotExist) {
        try await missing.receive(ReceiveRequest(wait: wait))
      }
    }
  }
}
