import Foundation
import Persistence
import StoreConformance
import Testing

@testable import Messaging

@Suite("Dead letters, and moving them back")
struct MoveTests {
  private let source: QueueName
  private let dead: QueueName

  init() throws {
    source = try #require(QueueName(rawValue: "q"))
    dead = try #require(QueueName(rawValue: "dead"))
  }

  /// A queue whose messages go to the dead letters at the second receive.
  private func prepare(_ broker: Broker) async throws {
    try await broker.create(dead)
    var attributes = QueueAttributes()
    attributes.visibilityTimeout = 0
    attributes.redrive = RedrivePolicy(deadLetterQueue: dead, maxReceiveCount: 1)
    try await broker.create(source, attributes)
  }

  /// Sends messages that end among the dead letters.
  private func poison(_ count: Int, in broker: Broker) async throws {
    _ = try await broker.send((1...count).map { OutgoingMessage(body: "\($0)") }, to: source)
    for _ in 0...count { _ = try await broker.receive(ReceiveRequest(limit: 10), from: source) }
    #expect(try await broker.description(of: dead).visibleCount == count)
  }

  @Test("A receive that waits for dead letters is woken when one comes")
  func wakes() async throws {
    // Its clock stops, so the time of the wait never ends.
    let broker = try Broker(path: nil, clock: TestClock())
    try await prepare(broker)
    let waiting = Task { try await broker.receive(ReceiveRequest(wait: .seconds(20)), from: dead) }
    defer { waiting.cancel() }
    try #require(try await becomesTrue { broker.signal(of: dead).waiterCount == 1 })
    _ = try await broker.send([OutgoingMessage(body: "poison")], to: source)
    for _ in 0...1 { _ = try await broker.receive(ReceiveRequest(), from: source) }
    let bodies = try await soon { try await waiting.value.map(\.body) }
    #expect(bodies == ["poison"])
  }

  @Test("Moved messages are new ones: another id, never received, in the old order")
  func moves() async throws {
    let broker = try Broker(path: nil)
    try await prepare(broker)
    try await poison(3, in: broker)
    let id = try await broker.startMove(from: dead)
    #expect(
      try await becomesTrue(within: .seconds(20)) {
        try await broker.moves(from: dead).first?.status == .completed
      })
    let task = try #require(try await broker.moves(from: dead).first)
    #expect(task.movedCount == 3)
    #expect(task.plannedCount == 3)
    #expect(task.id == id)
    let found = try await broker.receive(
      ReceiveRequest(limit: 10, visibility: .seconds(9)), from: source)
    #expect(found.map(\.body) == ["1", "2", "3"])
    #expect(found.map(\.receiveCount) == [1, 1, 1])
    #expect(found.map(\.deadLetterSource) == [nil, nil, nil])
    #expect(try await broker.description(of: dead).visibleCount == 0)
  }

  @Test("A rate limits how many are moved in a second")
  func rate() async throws {
    let clock = TestClock(jumps: true)
    let broker = try Broker(path: nil, clock: clock)
    try await prepare(broker)
    try await poison(9, in: broker)
    let start = clock.now
    _ = try await broker.startMove(from: dead, atMostEachSecond: 2)
    #expect(
      try await becomesTrue(within: .seconds(20)) {
        try await broker.moves(from: dead).first?.status == .completed
      })
    #expect(clock.now.timeIntervalSince(start) >= 4)
  }

  @Test("A task that was unfinished when the process died goes on at the next start")
  func resumes() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "moves-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "queue.sqlite3").path
    do {
      // Its clock stops: after the first message, the task waits for ever.
      let broker = try Broker(path: path, clock: TestClock())
      try await prepare(broker)
      try await poison(3, in: broker)
      _ = try await broker.startMove(from: dead, atMostEachSecond: 1)
      #expect(
        try await becomesTrue(within: .seconds(20)) {
          try await broker.moves(from: dead).first?.movedCount == 1
        })
    }
    let reopened = try await firstResult(within: .seconds(20)) {
      try? Broker(path: path, clock: TestClock(jumps: true))
    }
    let broker = try #require(reopened)
    #expect(
      try await becomesTrue(within: .seconds(20)) {
        try await broker.moves(from: dead).first?.status == .completed
      })
    #expect(try await broker.description(of: source).visibleCount == 3)
  }
}
