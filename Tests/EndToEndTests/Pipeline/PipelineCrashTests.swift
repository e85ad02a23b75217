import EventSourcing
import Foundation
import MessagingSolution
import SQLite
import Testing

@Suite("Publisher and worker as processes, and their deaths")
struct PipelineCrashTests {
  /// How long a message stays with a worker that is dead, in seconds.
  private static let visibility = 31.0

  @Test("A worker that dies between an effect and its delete leaves one notice for each message")
  func workerDies() async throws {
    let house = try await PipelineHouse()
    let publisher = try await house.start("publisher")
    try await house.deposit(1...30)
    for _ in 1...3 {
      let worker = try house.program("worker")
      // Once it runs, it may have deleted everything before a plan is made.
      house.queue.plan(.before, "DeleteMessage") { await worker.kill() }
      try worker.program.start()
      try await eventually("the worker has an effect and no delete") {
        !house.queue.hasPlan && !worker.program.isRunning
      }
      house.queue.clock.advance(by: Self.visibility)
    }
    let worker = try await house.start("worker")
    try await expectAll(30, in: house)
    #expect(try await worker.close().status == 0)
    #expect(try await publisher.close().status == 0)
  }

  @Test("A publisher that dies between send and checkpoint sends again, and no notice is doubled")
  func publisherDies() async throws {
    let house = try await PipelineHouse()
    let worker = try await house.start("worker")
    let first = try await house.start("publisher")
    house.queue.plan(.after, "SendMessageBatch") { await first.kill() }
    try await house.deposit(1...15)
    try await eventually("the publisher is dead") {
      !house.queue.hasPlan && !first.program.isRunning
    }
    #expect(try await house.checkpoints.progress.position == .start)
    let second = try await house.start("publisher")
    try await eventually("the next one has sent all") {
      try await house.checkpoints.progress.position.rawValue == 30
    }
    try await expectAll(15, in: house)
    #expect(try await worker.close().status == 0)
    #expect(try await second.close().status == 0)
    #expect(try await house.checkpoints.progress.lease == nil)
  }

  /// Each deposit has one notice, and nothing is left in the queues.
  private func expectAll(_ count: Int, in house: PipelineHouse) async throws {
    try await eventually("everything is handled and deleted") {
      let messages = try await house.messageCount()
      return try await house.noticedCents().count >= count && messages == (0, 0)
    }
    #expect(try await house.noticedCents() == Array(1...count))
    #expect(try await house.messageCount(in: "topic-bank-dead-letters") == (0, 0))
  }

  @Test("A message whose worker dies each time ends among the dead letters, and no other does")
  func poison() async throws {
    let house = try await PipelineHouse()
    _ = try Notices(path: house.noticesPath)
    let publisher = try await house.start("publisher")
    try await house.deposit(1...1)
    // While the file is locked, a worker can't come to the end of the message.
    let file = try Connection(path: house.noticesPath)
    try file.execute("BEGIN IMMEDIATE")
    for life in 1...5 {
      let worker = try await house.start("worker")
      // An account that is opened has a message, too.
      try await eventually("life \(life) has it in hand") {
        try await house.messageCount() == (0, 2)
      }
      await worker.kill()
      house.queue.clock.advance(by: Self.visibility)
    }
    try file.execute("COMMIT")
    let worker = try await house.start("worker")
    try await eventually("they are dead letters") {
      try await house.messageCount(in: "topic-bank-dead-letters") == (2, 0)
    }
    try await house.deposit(2...9)
    try await eventually("the others are handled") {
      let messages = try await house.messageCount()
      return try await house.noticedCents().count >= 8 && messages == (0, 0)
    }
    #expect(try await house.noticedCents() == Array(2...9))
    #expect(try await worker.close().status == 0)
    #expect(try await publisher.close().status == 0)
  }
}
