import EventSourcing
import ExerciseSupport
import Foundation
import Messaging
import Testing

@Suite("Stage 7: Rules of a queue")
struct QueueRuleTests {
  @Test(
    "A message with a shorter delay doesn't overtake an earlier one of its group", .endToEnd)
  func keepsOrder() async throws {
    let queue = try await TestQueue("topic-bank.fifo") { $0.delay = 10 }
    try await queue.send(toGroups: "A1")
    try await queue.broker.update(queue.queue.name) { $0.delay = 0 }
    try await queue.send(toGroups: "A2", "B1")
    #expect(try await queue.receive().bodies == ["B1"])
    queue.clock.advance(by: 10)
    #expect(try await queue.receive().bodies == ["A1", "A2"])
  }

  // The same message came ten times: it was visible again as soon as it was taken.
  @Test("A receive with a visibility timeout of 0 returns each message once", .endToEnd)
  func returnsEachOnce() async throws {
    let queue = try await TestQueue()
    try await queue.send("notice 1")
    try await queue.send("notice 2")
    #expect(try await queue.receive(hiddenFor: .zero).bodies == ["notice 1", "notice 2"])
    let fifo = try await queue.other("topic-bank.fifo")
    try await fifo.send(toGroups: "A1", "B1")
    #expect(try await fifo.receive(hiddenFor: .zero).bodies == ["A1", "B1"])
  }

  @Test("No message is delivered after its retention, however many there are", .endToEnd)
  func retention() async throws {
    let queue = try await TestQueue { $0.retention = 60 }
    for number in 1...25 {
      _ = try await queue.queue.send((1...10).map { OutgoingMessage(body: "\(number) \($0)") })
    }
    queue.clock.advance(by: 59.999)
    try await queue.send("young")
    queue.clock.advance(by: 0.001)
    #expect(try await queue.receive().bodies == ["young"])
    #expect(try await queue.description.visibleCount == 0)
  }
}
