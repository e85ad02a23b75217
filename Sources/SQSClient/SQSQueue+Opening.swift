import Foundation

extension SQSQueue {
  /// Returns the queue `name`. Unless it is there, it is created, with the queue for its dead letters.
  ///
  /// One that is there is taken as it is, whatever its attributes are.
  ///
  /// - Throws: ``SQSError``, ``CurlError``, ``UnreadableAnswer``, and `CancellationError`. Calling it
  ///   again goes on where it stopped.
  public static func open(
    _ name: String, deadLetters: String, after maxReceiveCount: Int, client: SQSClient
  ) async throws -> SQSQueue {
    if let known = try await existing(name, client: client) { return known }
    let other: SQSQueue =
      if let known = try await existing(deadLetters, client: client) {
        known
      } else {
        try await createIfMissing(deadLetters, [:], client: client)
      }
    let policy = RedrivePolicyInput(
      target: try await other.arn(), maxReceiveCount: maxReceiveCount)
    let text = String(decoding: try JSONEncoder().encode(policy), as: UTF8.self)
    return try await createIfMissing(name, ["RedrivePolicy": text], client: client)
  }

  /// The queue `name`; `nil` when there is none.
  private static func existing(_ name: String, client: SQSClient) async throws -> SQSQueue? {
    let queue = SQSQueue(name, client: client)
    do {
      _ = try await queue.url()
      return queue
    } catch let error as SQSError where error.meansMissingQueue {
      return nil
    }
  }

  /// Creates a queue. When another process was faster, the queue is that one's.
  private static func createIfMissing(
    _ name: String, _ attributes: [String: String], client: SQSClient
  ) async throws -> SQSQueue {
    var attributes = attributes
    if name.hasSuffix(".fifo") { attributes["FifoQueue"] = "true" }
    do {
      return try await create(name, attributes: attributes, client: client)
    } catch let error as SQSError where error.meansExistingQueue {
      return SQSQueue(name, client: client)
    }
  }

  private func arn() async throws -> String {
    let input = AttributesInput(queueURL: try await url(), names: ["QueueArn"])
    let output: AttributesOutput = try await client.call("GetQueueAttributes", input)
    guard let arn = output.attributes?["QueueArn"] else {
      throw UnreadableAnswer(action: "GetQueueAttributes", reason: "the queue has no ARN")
    }
    return arn
  }
}

extension SQSError {
  /// Whether there is no queue of this name.
  public var meansMissingQueue: Bool {
    ["QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"].contains(code)
  }

  /// Whether there is a queue of this name with other attributes.
  fileprivate var meansExistingQueue: Bool {
    ["QueueNameExists", "QueueAlreadyExists"].contains(code)
  }
}

private struct RedrivePolicyInput: Encodable {
  let target: String
  let maxReceiveCount: Int

  private enum CodingKeys: String, CodingKey {
    case target = "deadLetterTargetArn"
    case maxReceiveCount
  }
}

struct AttributesInput: Encodable {
  let queueURL: String
  let names: [String]

  private enum CodingKeys: String, CodingKey {
    case queueURL = "QueueUrl"
    case names = "AttributeNames"
  }
}

struct AttributesOutput: Decodable {
  let attributes: [String: String]?

  private enum CodingKeys: String, CodingKey { case attributes = "Attributes" }
}
