import APISupport
import BankServer
import EventSourcing
import Foundation
import HTTPServer
import Messaging
import SQSServer
import Synchronization
import Testing

@testable import BankMessaging

@Suite("Dead letters are shown and moved back", .timeLimit(.minutes(2)))
struct RedriveTests {
  private let files: PipelinedBank

  init() throws { files = try PipelinedBank() }

  /// Creates the queues, from which a message goes to the dead letters after one receive, and sends
  /// messages.
  private static func fill(
    _ broker: Broker, _ settings: PipelineSettings, with bodies: String...
  ) async throws {
    try await broker.create(settings.deadLetterQueue)
    try await broker.create(settings.queue) { attributes in
      attributes.redrive = RedrivePolicy(
        deadLetterQueue: settings.deadLetterQueue, maxReceiveCount: 1)
    }
    let queue = LocalQueue(settings.queue, of: broker)
    _ = try await queue.send(bodies.map { OutgoingMessage(body: $0) })
  }

  private func fill(with body: String) async throws {
    let settings = try files.settings
    try await files.withBroker { try await Self.fill($0, settings, with: body) }
  }

  @Test("A poisonous message is a dead letter with its reason, comes back, and is one again")
  func poison() async throws {
    try await fill(with: "hello")
    try await files.open { bank in
      let shown = try await bank.look { $0.deadLetters.count == 1 }
      let letter = try #require(shown.deadLetters.first?.first)
      #expect(letter.reason.contains("not JSON"))
      #expect(letter.receiveCount == 1)
      #expect(shown.deadLetters.move == nil)
      let answer = await bank.post("/pipeline/redrive", "{}")
      #expect(answer.status == 202)
      #expect(answer.body == #"{"queue":"topic-bank","messages":1}"#)
      let again = try await bank.look { shown in
        shown.deadLetters.move?.status == "COMPLETED" && shown.deadLetters.count == 1
      }
      // The move may meet it a second time.
      #expect(again.deadLetters.move?.moved ?? 0 >= 1)
      #expect(again.deadLetters.count == 1)
      #expect(bank.troubles.all.contains { $0.contains("not JSON") })
    }
  }

  @Test("A payment that was not to blame gets its notice when it comes back")
  func blameless() async throws {
    var body = ""
    try await PipelinedBank().open { bank in
      try await bank.deposit(50, into: 5)
      _ = await bank.notices(1)
      let event = try await bank.bank.store.readAll(after: .start, limit: 10)
        .compactMap { BankMessages.message(for: $0) }.last
      body = try #require(event).json()
    }
    let settings = try files.settings
    try await files.withBroker { broker in
      try await Self.fill(broker, settings, with: body)
      let queue = LocalQueue(settings.queue, of: broker)
      for _ in 1...2 { _ = try await queue.receive(ReceiveRequest(visibility: .zero)) }
    }
    try await files.open { bank in
      let shown = try await bank.look { $0.deadLetters.count == 1 }
      #expect(shown.deadLetters.first?.first?.type == "DepositMade")
      #expect(shown.deadLetters.first?.first?.reason.contains("never deleted") == true)
      #expect(await bank.post("/pipeline/redrive", "{}").status == 202)
      #expect(await bank.notices(1) == ["50.00 was paid into account 5"])
      #expect(try await bank.look { $0.deadLetters.count == 0 }.deadLetters.count == 0)
    }
  }

  @Test("Without dead letters, or while a move is on its way, nothing is moved")
  func conflicts() async throws {
    try await fill(with: "hello")
    let settings = try files.settings
    try await files.open { bank in
      _ = try await bank.look { $0.deadLetters.count == 1 }
      // Only after a second does it see that nothing is left to move.
      let broker = try #require(bank.pipeline.parts.withLock { $0.localQueue }).broker
      _ = try await broker.startMove(from: settings.deadLetterQueue, atMostEachSecond: 1)
      let refused = await bank.post("/pipeline/redrive", "{}")
      #expect(refused.status == 409)
      #expect(refused.body.contains("move-in-progress"))
    }
    try await PipelinedBank().open { bank in
      _ = try await bank.look { $0.deadLetters.count == 0 }
      let refused = await bank.post("/pipeline/redrive", "{}")
      #expect(refused.status == 409)
      #expect(refused.body.contains("no-dead-letters"))
    }
  }

  @Test("A request that isn't the JSON {} moves nothing")
  func requests() async throws {
    try await files.open { bank in
      _ = try await bank.look { $0.queue.trouble == nil }
      #expect(await bank.post("/pipeline/redrive", #"{"queue": "other"}"#).status == 400)
      #expect(await bank.post("/pipeline/redrive", "[]").status == 400)
      #expect(await bank.post("/pipeline/redrive?all=1", "{}").status == 400)
      let form = HTTPRequest(
        method: .post, target: "/pipeline/redrive",
        headers: [.contentType: "application/x-www-form-urlencoded"])
      #expect(await bank.bank.respond(to: form).status == .unsupportedMediaType)
      #expect(await bank.bank.respond(to: .get("/pipeline?x=1")).status == .badRequest)
      #expect(await bank.bank.respond(to: .get("/pipeline/redrive")).status == .methodNotAllowed)
    }
  }

  @Test("If another request is faster at a queue elsewhere, its move is told")
  func fasterElsewhere() async throws {
    let broker = try Broker(path: nil)
    let server = SQSServer(broker: broker, report: { _ in })
    let deadLetters = try files.settings.deadLetterQueue
    let respond = { @Sendable (request: HTTPRequest) in
      if request.headers["X-Amz-Target"] == "AmazonSQS.StartMessageMoveTask" {
        _ = try? await broker.startMove(from: deadLetters, atMostEachSecond: 1)
      }
      return await server.respond(to: request)
    }
    try await serving(respond) { address in
      let files = try PipelinedBank(Self.environment(at: address))
      let settings = try files.settings
      try await Self.fill(broker, settings, with: "hello")
      let queue = LocalQueue(settings.queue, of: broker)
      for _ in 1...2 { _ = try await queue.receive(ReceiveRequest(visibility: .zero)) }
      try await files.open { bank in
        _ = try await bank.look { $0.deadLetters.count == 1 }
        let refused = await bank.post("/pipeline/redrive", "{}")
        #expect(refused.status == 409)
        #expect(refused.body.contains("move-in-progress"))
      }
    }
  }

  private static func environment(at address: HTTPAddress) -> [String: String] {
    [
      "AWS_ENDPOINT_URL": address.description, "AWS_REGION": "sa-east-1",
      "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any",
    ]
  }

  @Test("A queue elsewhere is shown with the positions of its publisher, and can be redriven")
  func elsewhere() async throws {
    let broker = try Broker(path: nil)
    let server = SQSServer(broker: broker, report: { _ in })
    try await serving(server.respond) { address in
      let files = try PipelinedBank(Self.environment(at: address))
      let settings = try files.settings
      try await files.open { bank in
        try await bank.deposit(60, into: 6)
        let missing = try await bank.look { $0.publisher.lag == 2 }
        #expect(missing.mode == "separate")
        #expect(missing.queue.trouble?.contains("QueueDoesNotExist") == true)
        #expect(missing.publisher.holder == nil)

        try await Self.fill(broker, settings, with: "first", "second")
        let queue = LocalQueue(settings.queue, of: broker)
        _ = try await queue.receive(ReceiveRequest(visibility: .zero))
        // Both at once: after a millisecond, the first message is the one that became visible last.
        _ = try await queue.receive(ReceiveRequest(limit: 2, visibility: .seconds(60)))
        let shown = try await bank.look()
        #expect(shown.queue.visible == 0 && shown.queue.inFlight == 1)
        #expect(shown.deadLetters.count == 1)
        #expect(await bank.post("/pipeline/redrive", "{}").status == 202)
        let moved = try await bank.look { $0.queue.visible == 1 }
        #expect(moved.queue.visible == 1 && moved.deadLetters.count == 0)
      }
    }
  }
}
