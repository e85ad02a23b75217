import EventSourcing
import Foundation
import Testing

@testable import Messaging

/// A queue in memory, on a clock that stands still.
struct TestQueue: Sendable {
  let clock: ManualQueueClock
  let broker: Broker
  let queue: LocalQueue

  init(
    _ name: String = "topic-bank", clock: ManualQueueClock = ManualQueueClock(),
    broker: Broker? = nil, _ change: @escaping @Sendable (inout QueueAttributes) -> Void = { _ in }
  ) async throws {
    self.clock = clock
    self.broker = try broker ?? Broker(path: nil, clock: clock)
    queue = LocalQueue(try QueueName.of(name), of: self.broker)
    try await self.broker.create(queue.name) { change(&$0) }
  }

  /// Another queue of the same broker.
  func other(
    _ name: String, _ change: @escaping @Sendable (inout QueueAttributes) -> Void = { _ in }
  ) async throws -> Self {
    try await Self(name, clock: clock, broker: broker, change)
  }

  /// Sends a message; returns its id.
  @discardableResult
  func send(_ body: String, delay: Duration? = nil) async throws -> String {
    try await send(OutgoingMessage(body: body, delay: delay))
  }

  /// Sends messages such as `A2` to the group `A`, each with a deduplication id.
  func send(toGroups bodies: String...) async throws {
    for body in bodies {
      try await send(
        OutgoingMessage(body: body, group: String(body.prefix(1)), deduplicationID: body))
    }
  }

  @discardableResult
  func send(_ message: OutgoingMessage) async throws -> String {
    switch try await queue.send([message]).first {
    case .sent(let id, _): return id
    case .failed(let failure): throw failure
    case nil: throw QueueError.emptyBatchRequest
    }
  }

  func receive(_ limit: Int = 10, hiddenFor timeout: Duration? = nil) async throws -> [Delivery] {
    try await queue.receive(ReceiveRequest(limit: limit, visibility: timeout))
  }

  /// Receives one message.
  ///
  /// - Throws: a failed expectation when there is none.
  func receiveOne(
    hiddenFor timeout: Duration? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Delivery {
    try #require(
      try await receive(1, hiddenFor: timeout).first,
      """
      A message of the queue is visible, and a receive asks for one.
        expected: one message
        got:      none
      Chapter 7, exercise 7.4.
      """, sourceLocation: sourceLocation)
  }

  /// The numbers of the messages that are visible, in flight and delayed.
  var description: QueueDescription {
    get async throws { try await broker.description(of: queue.name) }
  }
}

extension QueueName {
  static func of(_ text: String) throws -> Self { try #require(Self(rawValue: text)) }
}

extension [Delivery] {
  var bodies: [String] { map(\.body) }
}
