import Foundation
import HTTPServer
import SQSClient
import StoreConformance
import TestStores
import Testing

@testable import Messaging
@testable import SQSServer

@Suite("The client of SQS, against servers that do not work")
struct ClientTroubleTests {
  /// Lets `body` use a server that has `handler`.
  private func serving(
    _ handler: @escaping HTTPServer.Handler, _ body: (SQSQueue) async throws -> Void
  ) async throws {
    var configuration = ServerConfiguration()
    (configuration.port, configuration.logsRequests) = (0, false)
    configuration.limits.shutdownTime = .zero
    let http = HTTPServer(configuration: configuration, handler: handler)
    let queue = SQSQueue("q", client: try QueueUnderTest.client(of: try await http.start()))
    do {
      try await body(queue)
      await http.shutdown()
    } catch {
      await http.shutdown()
      throw error
    }
  }

  /// Answers `GetQueueUrl`, and everything else with `response`.
  private func answering(_ response: HTTPResponse) -> HTTPServer.Handler {
    { request in
      guard request.headers["X-Amz-Target"] == "AmazonSQS.GetQueueUrl" else { return response }
      return HTTPResponse(.ok, body: Array(#"{"QueueUrl": "http://x/0/q"}"#.utf8))
    }
  }

  @Test("If no server listens, a send fails with libcurl's reason")
  func noServer() async throws {
    let port = try await QueueUnderTest.with { $0.port }
    let queue = SQSQueue("q", client: try QueueUnderTest.client(of: port))
    let error = try await #require(throws: CurlError.self) {
      try await queue.send([OutgoingMessage(body: "x")])
    }
    #expect(error.code == 7, "\(error)")
    #expect(
      "\(error)".hasPrefix("there is no answer from http://localhost:\(port)")
        && !"\(error)".contains(" ms"), "\(error)")
  }

  @Test(
    "An answer that isn't the action's JSON is reported as such",
    arguments: ["", "garbage", "[]", #"{"Messages": 5}"#, #"{"Messages": [{"Body": "x"}]}"#])
  func garbage(body: String) async throws {
    try await serving(answering(HTTPResponse(.ok, body: Array(body.utf8)))) { queue in
      await #expect(throws: UnreadableAnswer.self) {
        try await queue.receive(ReceiveRequest())
      }
    }
  }

  @Test("An error that isn't JSON is still an error")
  func garbageError() async throws {
    let page = HTTPResponse(
      .serviceUnavailable, body: Array("<html>Bad Gateway</html>".utf8))
    try await serving(answering(page)) { queue in
      let error = try await #require(throws: SQSError.self) {
        try await queue.receive(ReceiveRequest())
      }
      #expect(error.status == 503)
      #expect(error.code == "UnknownError")
    }
  }

  @Test("An answer that is too large ends the transfer")
  func tooLarge() async throws {
    let endless = HTTPResponse(.ok) { writer in
      let piece = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
      for _ in 0..<80 { try await writer.write(piece) }
    }
    try await serving(answering(endless)) { queue in
      let error = try await #require(throws: CurlError.self) {
        try await queue.receive(ReceiveRequest())
      }
      #expect(error.code == 23, "\(error)")
    }
  }

  @Test("A batch whose answer forgets an entry counts that entry as not sent")
  func forgotten() async throws {
    let answer = #"{"Successful": [{"Id": "0", "MessageId": "m"}], "Failed": []}"#
    try await serving(answering(HTTPResponse(.ok, body: Array(answer.utf8)))) { queue in
      let outcomes = try await queue.send(["a", "b"].map { OutgoingMessage(body: $0) })
      #expect(outcomes[0] == .sent(id: "m"))
      guard case .failed(let failure) = outcomes[1] else {
        Issue.record("expected a failure, got \(outcomes[1])")
        return
      }
      #expect(!failure.isSendersFault)
    }
  }

  @Test(
    "A message is the sender's fault only if it can never be sent",
    arguments: [
      ("InvalidMessageContents", true), ("InvalidParameterValue", true),
      ("AWS.SimpleQueueService.InvalidMessageContents", true), ("ThrottlingException", false),
      ("RequestThrottled", false), ("AccessDenied", false), ("KMS.KmsDisabled", false),
      ("QueueDoesNotExist", false),
    ])
  func fault(code: String, isForEver: Bool) async throws {
    let answer = #"""
      {"Failed": [{"Id": "0", "SenderFault": true, "Code": "\#(code)", "Message": "m"}]}
      """#
    try await serving(answering(HTTPResponse(.ok, body: Array(answer.utf8)))) { queue in
      let failure = SendFailure(code: code, message: "m", isSendersFault: isForEver)
      let outcomes = try await queue.send([OutgoingMessage(body: "a")])
      #expect(outcomes == [.failed(failure)])
    }
  }

  @Test("The client waits for a slow server during a poll, and a cancelled wait ends at once")
  func slow() async throws {
    let (begun, begin) = AsyncStream<Void>.makeStream()
    let asleep: HTTPServer.Handler = { request in
      if request.headers["X-Amz-Target"] == "AmazonSQS.GetQueueUrl" {
        return HTTPResponse(.ok, body: Array(#"{"QueueUrl": "http://x/0/q"}"#.utf8))
      }
      begin.yield()
      try await waitForCancellation()
    }
    try await serving(asleep) { queue in
      let waiting = Task { try await queue.receive(ReceiveRequest(wait: .seconds(20))) }
      for await _ in begun { break }
      waiting.cancel()
      let ended = try await soon(within: .seconds(10)) { await waiting.result }
      #expect(throws: CancellationError.self) { try #require(ended).get() }
    }
  }

  // Otherwise, nobody would get these messages until they are visible again.
  @Test("Messages that are on their way to a cancelled receive are received")
  func lateAnswer() async throws {
    let (answers, answer) = AsyncStream<Void>.makeStream()
    let (cancellations, cancellation) = AsyncStream<Void>.makeStream()
    let broker = try Broker(path: nil)
    try await broker.create(try #require(QueueName(rawValue: "q")))
    let server = SQSServer(broker: broker) { _ in }
    let late: HTTPServer.Handler = { request in
      let response = await server.respond(to: request)
      if request.headers["X-Amz-Target"] == "AmazonSQS.ReceiveMessage" {
        answer.yield()
        for await _ in cancellations { break }
      }
      return response
    }
    try await serving(late) { queue in
      _ = try await queue.send([OutgoingMessage(body: "late")])
      let receiving = Task { try await queue.receive(ReceiveRequest()) }
      for await _ in answers { break }
      receiving.cancel()
      cancellation.yield()
      #expect(try await receiving.value.map(\.body) == ["late"])
    }
  }

  @Test("When a server dies, the requests that wait for it fail")
  func dies() async throws {
    // Its clock stops, so the time of the wait never ends.
    try await QueueUnderTest.with(try Broker(path: nil, clock: TestClock())) { server in
      let queue = try await SQSQueue.create("q", client: try server.client())
      let name = try #require(QueueName(rawValue: "q"))
      let waiting = Task { try await queue.receive(ReceiveRequest(wait: .seconds(20))) }
      try #require(
        try await becomesTrue(within: .seconds(10)) {
          server.broker.signal(of: name).waiterCount == 1
        })
      await server.shutdown()
      // It says that it closes, or is gone before it can.
      await #expect(throws: (any Error).self) { try await waiting.value }
      await #expect(throws: CurlError.self) { try await queue.receive(ReceiveRequest()) }
    }
  }
}
