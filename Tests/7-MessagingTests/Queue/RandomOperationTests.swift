import EventSourcing
import ExerciseSupport
import Foundation
import Messaging
import StoreConformance
import Testing

@Suite("Stage 7: Random operations", .endToEnd)
struct RandomOperationTests {
  @Test(
    "A queue does what a model in memory does", arguments: [false, true], 1...8)
  func matchesModel(isFIFO: Bool, plan: Int) async throws {
    var random = Seed.generator(for: plan)
    var trial = try await Trial(isFIFO: isFIFO)
    for step in 1...250 {
      try await trial.doSomething(&random)
      try #require(
        trial.seen == trial.expected,
        """
        Seed \(Seed.current), plan \(plan), step \(step): \(trial.lastStep).
          expected: \(trial.expected)
          got:      \(trial.seen)
        """)
    }
    try await trial.checkDeadLetters()
  }
}

/// A queue and its model, which do the same.
private struct Trial {
  private let queue: TestQueue
  private let dead: TestQueue
  private var model: QueueModel
  private var deliveries: [(delivery: Delivery, receipt: Int)] = []
  private var sentCount = 0
  private var now = 0.0
  private(set) var expected = ""
  private(set) var seen = ""
  private(set) var lastStep = ""

  init(isFIFO: Bool) async throws {
    let suffix = isFIFO ? ".fifo" : ""
    dead = try await TestQueue("dead\(suffix)")
    let letters = dead.queue.name
    queue = try await dead.other("topic-bank\(suffix)") {
      $0.visibilityTimeout = 30
      $0.redrive = RedrivePolicy(deadLetterQueue: letters, maxReceiveCount: 3)
    }
    model = QueueModel(isFIFO: isFIFO, timeout: 30, maxReceiveCount: 3)
  }

  mutating func doSomething(_ random: inout SeededGenerator) async throws {
    switch Int.random(in: 0..<10, using: &random) {
    case 0...2: try await send(&random)
    case 3...5: try await receive(Int.random(in: 1...10, using: &random))
    case 6: try await delete(deliveries.randomElement(using: &random))
    case 7:
      try await hide(
        deliveries.randomElement(using: &random),
        for: [0, 5, 45].randomElement(using: &random) ?? 0)
    default: advance(by: [1, 10, 30].randomElement(using: &random) ?? 1)
    }
  }

  private mutating func note(_ step: String, _ expected: String, _ seen: String) {
    (lastStep, self.expected, self.seen) = (step, expected, seen)
  }

  private mutating func advance(by seconds: Double) {
    now += seconds
    queue.clock.advance(by: seconds)
    note("\(seconds) seconds passed", "", "")
  }

  private mutating func send(_ random: inout SeededGenerator) async throws {
    sentCount += 1
    let body = "m\(sentCount)"
    let group = model.isFIFO ? ["A", "B", "C"].randomElement(using: &random) : nil
    let delay = model.isFIFO ? 0 : [0, 0, 7].randomElement(using: &random) ?? 0
    model.send(body, group: group, delay: Double(delay), at: now)
    try await queue.send(
      OutgoingMessage(
        body: body, group: group, deduplicationID: group == nil ? nil : body,
        delay: .seconds(delay)))
    note("sent \(body)", "", "")
  }

  private mutating func receive(_ limit: Int) async throws {
    let expected = model.receive(limit, at: now)
    let received = try await queue.receive(limit)
    deliveries += received.map { ($0, $0.receiveCount) }
    note(
      "received \(limit)", "\(expected.map { "\($0.body) \($0.receipt)" })",
      "\(received.map { "\($0.body) \($0.receiveCount)" })")
  }

  private mutating func delete(_ chosen: (delivery: Delivery, receipt: Int)?) async throws {
    guard let (delivery, receipt) = chosen else { return }
    model.delete(delivery.body, receipt, at: now)
    // In a FIFO queue, a handle that has run out is an error, which the model knows as no change.
    do { try await queue.queue.delete(delivery.handle) } catch is QueueError {}
    note("deleted \(delivery.body) \(receipt)", "", "")
  }

  private mutating func hide(
    _ chosen: (delivery: Delivery, receipt: Int)?, for seconds: Double
  ) async throws {
    guard let (delivery, receipt) = chosen else { return }
    let expected = model.isCurrent(delivery.body, receipt)
    model.hide(delivery.body, receipt, for: seconds, at: now)
    var isDone = true
    do {
      try await queue.queue.changeVisibility(of: delivery.handle, to: .seconds(seconds))
    } catch QueueError.messageNotInFlight {
      isDone = false
    }
    note("hid \(delivery.body) \(receipt) for \(seconds) s", "\(expected)", "\(isDone)")
  }

  /// Expects the model's dead letters in the dead-letter queue.
  func checkDeadLetters() async throws {
    var letters: [String] = []
    while true {
      let batch = try await dead.receive()
      if batch.isEmpty { break }
      letters += batch.bodies
      for delivery in batch { try await dead.queue.delete(delivery.handle) }
    }
    #expect(letters.sorted() == model.deadLetters.sorted())
  }
}
