import Foundation
import SQLite
import Testing

@testable import Messaging

@Suite("The limits and counts of a broker")
struct BrokerLimitTests {
  private let clock = TestClock()
  private let name: QueueName

  init() throws { name = try #require(QueueName(rawValue: "q")) }

  private func broker(inFlight: Int = 120_000) async throws -> Broker {
    let broker = try Broker(path: nil, clock: clock, inFlightLimit: inFlight)
    try await broker.create(name)
    return broker
  }

  private func send(_ count: Int, to broker: Broker) async throws {
    _ = try await broker.send((1...count).map { OutgoingMessage(body: "\($0)") }, to: name)
  }

  /// The messages that wait, are in flight, and are delayed.
  private func counts(in broker: Broker) async throws -> [Int] {
    let found = try await broker.description(of: name)
    return [found.visibleCount, found.inFlightCount, found.delayedCount]
  }

  @Test("A queue with as many messages in flight as it may have says so, and then has room again")
  func inFlight() async throws {
    let broker = try await broker(inFlight: 3)
    try await send(5, to: broker)
    let first = try await broker.receive(ReceiveRequest(limit: 2), from: name)
    #expect(try await broker.receive(ReceiveRequest(limit: 2), from: name).count == 1)
    await #expect(throws: QueueError.overLimit) {
      try await broker.receive(ReceiveRequest(limit: 2), from: name)
    }
    #expect(try await broker.delete([try #require(first.first).handle], from: name) == [nil])
    #expect(try await broker.receive(ReceiveRequest(limit: 2), from: name).count == 1)
  }

  @Test("Messages are counted without looking at them, whatever happens to them")
  func counts() async throws {
    let broker = try await broker()
    try await send(4, to: broker)
    _ = try await broker.send([OutgoingMessage(body: "late", delay: .seconds(60))], to: name)
    let taken = try await broker.receive(ReceiveRequest(limit: 2), from: name)
    _ = try await broker.delete([try #require(taken.first).handle], from: name)
    #expect(try await counts(in: broker) == [2, 1, 1])
    clock.advance(by: 60)
    #expect(try await counts(in: broker) == [4, 0, 0])
    try await broker.purge(name)
    #expect(try await counts(in: broker) == [0, 0, 0])
  }

  @Test("A message whose retention is over is neither counted nor received")
  func retention() async throws {
    let broker = try await broker()
    try await broker.update(name) { $0.retention = 60 }
    try await send(1, to: broker)
    clock.advance(by: 60)
    #expect(try await broker.description(of: name).visibleCount == 0)
    #expect(try await broker.receive(ReceiveRequest(), from: name).isEmpty)
  }

  @Test("A message is hidden for twelve hours at most, counted from its receive")
  func twelveHours() async throws {
    let broker = try await broker()
    try await send(1, to: broker)
    let handle = try #require(
      try await broker.receive(ReceiveRequest(), from: name).first
    ).handle
    clock.advance(by: 20)
    let allowed = try await broker.changeVisibility(
      [(handle, .seconds(43_180))], in: name)
    #expect(allowed == [nil])
    let refused = try await broker.changeVisibility([(handle, .seconds(43_181))], in: name)
    guard case .invalidParameterValue = refused[0] else {
      Issue.record("expected a refusal, got \(refused)")
      return
    }
  }

  @Test("A FIFO queue knows an id for five minutes")
  func deduplication() async throws {
    let broker = try await broker()
    let fifo = try #require(QueueName(rawValue: "q.fifo"))
    try await broker.create(fifo)
    let message = OutgoingMessage(body: "x", group: "g", deduplicationID: "d")
    let first = try await broker.send([message], to: fifo)
    clock.advance(by: 299.999)
    #expect(try await broker.send([message], to: fifo) == first)
    clock.advance(by: 0.001)
    #expect(try await broker.send([message], to: fifo) != first)
  }

  @Test("A group in a standard queue is returned, and has no other effect")
  func standardGroup() async throws {
    let broker = try await broker()
    let message = OutgoingMessage(body: "x", group: "g")
    _ = try await broker.send([message, message], to: name)
    let taken = try await broker.receive(ReceiveRequest(limit: 10), from: name)
    #expect(taken.map(\.group) == ["g", "g"])
    #expect(taken.map(\.sequenceNumber) == [nil, nil])
    #expect(try await broker.delete(taken.map(\.handle), from: name) == [nil, nil])
  }
}
