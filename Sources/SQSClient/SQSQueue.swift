public import Messaging
import Synchronization

/// A queue of Amazon SQS, or of a server that speaks its protocol.
public final class SQSQueue: MessageQueue {
  let client: SQSClient
  public let name: String
  private let knownURL = Mutex<String?>(nil)

  /// The queue `name`; it has to exist when it is used.
  public init(_ name: String, client: SQSClient) {
    self.name = name
    self.client = client
  }

  public func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome] {
    let entries = messages.enumerated().map { SendEntry($1, id: "\($0)") }
    let output: BatchOutput = try await client.call(
      "SendMessageBatch", SendInput(queueURL: try await url(), entries: entries))
    return messages.indices.map { output.outcome(of: "\($0)") }
  }

  public func receive(_ request: ReceiveRequest) async throws -> [Delivery] {
    let input = ReceiveInput(
      queueURL: try await url(), limit: request.limit,
      wait: request.wait.wholeSeconds,
      visibility: request.visibility.map(\.wholeSeconds))
    let output: ReceiveOutput = try await client.call(
      "ReceiveMessage", input, waiting: request.wait)
    return try (output.messages ?? []).map { try $0.delivery }
  }

  public func delete(_ handle: ReceiptHandle) async throws {
    let input = HandleInput(queueURL: try await url(), handle: handle.rawValue)
    do {
      let _: NoOutput = try await client.call("DeleteMessage", input)
    } catch let error as SQSError where error.meansExpired {
      throw QueueError.receiptHandleHasExpired(handle.rawValue)
    } catch let error as SQSError where error.code == "ReceiptHandleIsInvalid" {
      throw QueueError.receiptHandleIsInvalid(handle.rawValue)
    }
  }

  public func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws {
    let input = HandleInput(
      queueURL: try await url(), handle: handle.rawValue,
      timeout: timeout.wholeSeconds)
    do {
      let _: NoOutput = try await client.call("ChangeMessageVisibility", input)
    } catch let error as SQSError where error.meansNotInFlight {
      throw QueueError.messageNotInFlight
    }
  }

  /// The queue's URL, which names it in each request. Requests go to the endpoint all the same.
  func url() async throws -> String {
    if let known = knownURL.withLock({ $0 }) { return known }
    let output: URLOutput = try await client.call("GetQueueUrl", NameInput(name: name))
    knownURL.withLock { $0 = output.url }
    return output.url
  }
}

extension SQSQueue {
  /// Creates the queue `name` unless it is there.
  ///
  /// - Throws: ``SQSError``, for example when it is there with other attributes; ``CurlError``.
  public static func create(
    _ name: String, attributes: [String: String] = [:], client: SQSClient
  ) async throws -> SQSQueue {
    let output: URLOutput = try await client.call(
      "CreateQueue", NameInput(name: name, attributes: attributes.isEmpty ? nil : attributes))
    let queue = SQSQueue(name, client: client)
    queue.knownURL.withLock { $0 = output.url }
    return queue
  }
}

extension SQSError {
  /// Whether a change of visibility came too late: the message is gone, or was received again.
  fileprivate var meansNotInFlight: Bool {
    code == "MessageNotInflight"
      || isAboutValue && message.contains("does not exist or is not available")
  }

  /// Whether a message of a FIFO queue was deleted too late: it is visible again.
  fileprivate var meansExpired: Bool { isAboutValue && message.contains("has expired") }

  /// The real service has the name of the older protocol in a header, and another one in the body.
  private var isAboutValue: Bool {
    code == "InvalidParameterValue" || code == "InvalidParameterValueException"
  }
}
