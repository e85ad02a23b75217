import Foundation
import SQSClient
import StoreConformance
import Testing

@testable import Messaging
@testable import SQSServer

@Suite("The client of SQS, against the workbook's own queue")
struct ClientTests {
  @Test("It sends, receives, gives back and deletes")
  func roundTrip() async throws {
    try await QueueUnderTest.with { server in
      let queue = try await SQSQueue.create("q", client: try server.client())
      let text = MessageAttribute(dataType: "String", value: .text("7"))
      let bytes = MessageAttribute(dataType: "Binary", value: .bytes([0, 255]))
      let message = OutgoingMessage(body: "häl\r\nlo", attributes: ["a": text, "b": bytes])
      guard case .sent(let id, _) = try await queue.send([message]).first else {
        Issue.record("it was not sent")
        return
      }
      let first = try #require(try await queue.receive(ReceiveRequest()).first)
      #expect(first.id == id)
      #expect(first.body == "häl\r\nlo")
      #expect(first.attributes == ["a": text, "b": bytes])
      #expect(try await queue.receive(ReceiveRequest()).isEmpty)
      try await queue.changeVisibility(of: first.handle, to: .zero)
      let second = try #require(try await queue.receive(ReceiveRequest()).first)
      #expect(second.receiveCount == 2)
      #expect(second.firstReceivedAt == first.firstReceivedAt)
      try await queue.delete(second.handle)
      try await queue.delete(second.handle)
      await #expect(throws: QueueError.messageNotInFlight) {
        try await queue.changeVisibility(of: second.handle, to: .seconds(9))
      }
    }
  }

  @Test("It says which messages of a batch were not sent, and whose fault that is")
  func batch() async throws {
    try await QueueUnderTest.with { server in
      let queue = try await SQSQueue.create("q", client: try server.client())
      let outcomes = try await queue.send(
        ["good", "b\u{1}d", "better"].map { OutgoingMessage(body: $0) })
      let isSent = outcomes.map { if case .sent = $0 { true } else { false } }
      #expect(isSent == [true, false, true])
      guard case .failed(let failure) = outcomes[1] else { return }
      #expect(failure.code == "InvalidMessageContents")
      #expect(failure.isSendersFault)
    }
  }

  @Test("It keeps groups and ids of a FIFO queue")
  func fifo() async throws {
    try await QueueUnderTest.with { server in
      let queue = try await SQSQueue.create(
        "q.fifo", attributes: ["FifoQueue": "true"], client: try server.client())
      let message = OutgoingMessage(body: "x", group: "account-1", deduplicationID: "d")
      let first = try await queue.send([message])
      #expect(try await queue.send([message]) == first)
      let delivery = try #require(try await queue.receive(ReceiveRequest(limit: 10)).first)
      #expect(delivery.group == "account-1")
      #expect(delivery.deduplicationID == "d")
      guard case .sent(_, let number) = first[0] else { return }
      #expect(delivery.sequenceNumber == number)
    }
  }

  @Test("Handles that have expired in a FIFO queue and garbage handles get different errors")
  func oldHandles() async throws {
    try await QueueUnderTest.with { server in
      let queue = try await SQSQueue.create(
        "q.fifo", attributes: ["FifoQueue": "true"], client: try server.client())
      _ = try await queue.send([OutgoingMessage(body: "x", group: "g", deduplicationID: "d")])
      let handle = try #require(
        try await queue.receive(ReceiveRequest(visibility: .zero)).first
      ).handle
      await #expect(throws: QueueError.receiptHandleHasExpired(handle.rawValue)) {
        try await queue.delete(handle)
      }
      await #expect(throws: QueueError.receiptHandleIsInvalid("garbage")) {
        try await queue.delete(ReceiptHandle(rawValue: "garbage"))
      }
    }
  }

  @Test("A long poll is woken by a message")
  func woken() async throws {
    try await polling { waiting, queue, _ in
      _ = try await queue.send([OutgoingMessage(body: "hello")])
      let bodies = try await soon(within: .seconds(10)) { try await waiting.value.map(\.body) }
      #expect(bodies == ["hello"])
    }
  }

  @Test("A long poll that is cancelled ends at once, and the server forgets it")
  func cancelled() async throws {
    try await polling { waiting, queue, server in
      waiting.cancel()
      let ended = try await soon(within: .seconds(10)) { await waiting.result }
      #expect(throws: CancellationError.self) { try #require(ended).get() }
      #expect(
        try await becomesTrue(within: .seconds(10)) { try waiterCount(of: server) == 0 })
      _ = try await queue.send([OutgoingMessage(body: "for the next")])
      #expect(try await queue.receive(ReceiveRequest()).map(\.body) == ["for the next"])
    }
  }

  private func waiterCount(of server: QueueUnderTest) throws -> Int {
    server.broker.signal(of: try #require(QueueName(rawValue: "q"))).waiterCount
  }

  /// Lets `body` use a server on which a long poll waits whose time never ends: its clock stops.
  private func polling(
    _ body: (Task<[Delivery], any Error>, SQSQueue, QueueUnderTest) async throws -> Void
  ) async throws {
    try await QueueUnderTest.with(try Broker(path: nil, clock: TestClock())) { server in
      let queue = try await SQSQueue.create("q", client: try server.client())
      let waiting = Task { try await queue.receive(ReceiveRequest(wait: .seconds(20))) }
      defer { waiting.cancel() }
      try #require(
        try await becomesTrue(within: .seconds(10)) { try waiterCount(of: server) == 1 })
      try await body(waiting, queue, server)
    }
  }

  @Test("An unknown queue is reported")
  func unknown() async throws {
    try await QueueUnderTest.with { server in
      let queue = SQSQueue("nowhere", client: try server.client())
      let error = try await #require(throws: SQSError.self) {
        try await queue.send([OutgoingMessage(body: "x")])
      }
      #expect(error.code == "QueueDoesNotExist")
      #expect(error.status == 400)
    }
  }

  @Test("A session token travels with each request, and is signed")
  func sessionToken() async throws {
    try await QueueUnderTest.with { server in
      let queue = try await SQSQueue.create("q", client: try server.client(sessionToken: "t"))
      #expect(try await queue.receive(ReceiveRequest()).isEmpty)
    }
  }
}
