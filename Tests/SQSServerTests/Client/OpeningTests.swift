import SQSClient
import Testing

@testable import Messaging
@testable import SQSServer

@Suite("The client of SQS opens a queue that may be missing")
struct OpeningTests {
  private func open(_ name: String, of server: QueueUnderTest) async throws -> SQSQueue {
    let suffix = name.hasSuffix(".fifo") ? ".fifo" : ""
    return try await SQSQueue.open(
      name, deadLetters: "dead\(suffix)", after: 5, client: try server.client())
  }

  @Test(
    "A missing queue is created with its dead-letter queue, once",
    arguments: ["bank", "bank.fifo"])
  func creates(name: String) async throws {
    try await QueueUnderTest.with { server in
      // Two programs that start at the same time.
      async let first = open(name, of: server)
      async let second = open(name, of: server)
      _ = try await (first, second)
      let queue = try #require(QueueName(rawValue: name))
      let policy = try #require(try await server.broker.attributes(of: queue).redrive)
      #expect(policy.maxReceiveCount == 5)
      #expect(policy.deadLetterQueue.rawValue == (queue.isFIFO ? "dead.fifo" : "dead"))
      #expect(try await server.broker.names(limit: 9).count == 2)
    }
  }

  @Test("A queue that is there is taken as it is, and nothing is created")
  func takes() async throws {
    try await QueueUnderTest.with { server in
      let name = try #require(QueueName(rawValue: "bank"))
      var attributes = QueueAttributes()
      attributes.visibilityTimeout = 7
      try await server.broker.create(name, attributes)
      let queue = try await open("bank", of: server)
      _ = try await queue.send([OutgoingMessage(body: "x")])
      #expect(try await server.broker.attributes(of: name) == attributes)
      #expect(try await server.broker.names(limit: 9) == [name])
    }
  }

  @Test("A dead-letter queue that is there is taken as it is")
  func takesDeadLetters() async throws {
    try await QueueUnderTest.with { server in
      let name = try #require(QueueName(rawValue: "dead"))
      var attributes = QueueAttributes()
      attributes.retention = 1_209_600
      try await server.broker.create(name, attributes)
      _ = try await open("bank", of: server)
      #expect(try await server.broker.attributes(of: name) == attributes)
      #expect(try await server.broker.names(limit: 9).count == 2)
    }
  }
}
