import Foundation
import MessagingSolution
import SQSClient
import Testing

@Suite("The workbook's client, against moto's server")
struct ForeignQueueTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Starts the server, and lets `body` use it with the settings that its users have.
  private func withMoto(
    environment: [String: String] = [:], _ body: (URL) async throws -> Void
  ) async throws {
    let program = try Program(
      try SQSClients.program("moto_server", in: "moto-5.2.5"), ["-H", "127.0.0.1", "-p", "0"],
      folder: folder.url,
      environment: environment.merging(["PYTHONUNBUFFERED": "1"]) { $1 }
    ) { folder.url.appending(path: "\(UUID()).log") }
    try program.start()
    defer { program.send(signal: SIGKILL) }
    var port: Int?
    try await eventually("moto is open", every: .milliseconds(20)) {
      port = program.said.firstMatch(of: #/Running on http:\S+:(\d+)/#).flatMap { Int($0.1) }
      return port != nil || !program.isRunning
    }
    let found = try #require(port, "\(program.said)")
    try await body(try #require(URL(string: "http://127.0.0.1:\(found)")))
  }

  private func client(of endpoint: URL, id: String, secret: String) throws -> SQSClient {
    try SQSClient(
      AWSSettings(
        endpoint: endpoint, region: "sa-east-1", accessKeyID: id, secretAccessKey: secret))
  }

  @Test("It sends, receives, gives back and deletes, and keeps the order of groups")
  func uses() async throws {
    try await withMoto { endpoint in
      let client = try client(of: endpoint, id: "any", secret: "any")
      let queue = try await SQSQueue.create(
        "bank.fifo", attributes: ["FifoQueue": "true"], client: client)
      let text = MessageAttribute(dataType: "String", value: .text("7"))
      let outcomes = try await queue.send(
        (1...3).map { number in
          OutgoingMessage(
            body: "\(number)", group: "account-1", deduplicationID: "d\(number)",
            attributes: ["a": text])
        })
      #expect(outcomes.allSatisfy { if case .sent = $0 { true } else { false } })
      let first = try await queue.receive(ReceiveRequest(limit: 10, wait: .seconds(1)))
      #expect(first.map(\.body) == ["1", "2", "3"])
      #expect(first.map(\.attributes) == Array(repeating: ["a": text], count: 3))
      for delivery in first.dropFirst() { try await queue.delete(delivery.handle) }
      try await queue.changeVisibility(of: try #require(first.first).handle, to: .zero)
      let second = try await queue.receive(ReceiveRequest(limit: 10, wait: .seconds(2)))
      #expect(second.map(\.body) == ["1"])
      #expect(second.map(\.receiveCount) == [2])
    }
  }

  /// moto checks signatures after so many calls; the first four make a user who may use queues.
  @Test("Its signature is that of its key, and that of another key is refused")
  func signs() async throws {
    try await withMoto(environment: ["INITIAL_NO_AUTH_ACTION_COUNT": "4"]) { endpoint in
      let script = """
        import boto3, json, sys
        iam = boto3.client("iam", endpoint_url=sys.argv[1], region_name="sa-east-1",
          aws_access_key_id="any", aws_secret_access_key="any")
        policy = {"Version": "2012-10-17",
          "Statement": [{"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]}
        iam.create_user(UserName="bank")
        arn = iam.create_policy(PolicyName="p", PolicyDocument=json.dumps(policy))["Policy"]["Arn"]
        iam.attach_user_policy(UserName="bank", PolicyArn=arn)
        key = iam.create_access_key(UserName="bank")["AccessKey"]
        print(key["AccessKeyId"], key["SecretAccessKey"])
        """
      let run = try await Program(
        try SQSClients.program("python3", in: "moto-5.2.5"),
        ["-c", script, endpoint.absoluteString],
        folder: folder.url
      ) { folder.url.appending(path: "\(UUID()).log") }.run()
      let key = run.output.split(whereSeparator: \.isWhitespace).map(String.init)
      try #require(key.count == 2, "\(run.errors.suffix(2_000))")
      let right = try client(of: endpoint, id: key[0], secret: key[1])
      let queue = try await SQSQueue.create("bank", client: right)
      _ = try await queue.send([OutgoingMessage(body: "hällo")])
      #expect(try await queue.receive(ReceiveRequest()).map(\.body) == ["hällo"])
      let wrong = try client(of: endpoint, id: key[0], secret: key[1] + "x")
      let error = try await #require(throws: SQSError.self) {
        try await SQSQueue("bank", client: wrong).receive(ReceiveRequest())
      }
      #expect(error.status == 403, "\(error)")
    }
  }
}

extension Program {
  /// What it has printed and reported up to now.
  fileprivate var said: String { printed + reported }
}
