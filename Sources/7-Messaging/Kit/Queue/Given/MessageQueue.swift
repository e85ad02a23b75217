public import Foundation

/// A queue in which messages wait until a consumer has handled them, with the semantics of Amazon
/// SQS.
///
/// A message that is received is not gone: it is hidden until its visibility timeout ends, and then
/// it is delivered again, unless it was deleted. So each message is handled at least once.
public protocol MessageQueue: Sendable {
  /// Sends up to ten messages. Returns one outcome for each, in the same order.
  ///
  /// - Throws: errors of the queue as a whole. Then it is unknown which of them were sent; sending
  ///   them again is safe for a consumer that detects duplicates.
  func send(_ messages: [OutgoingMessage]) async throws -> [SendOutcome]

  /// Receives up to ten messages; waits for the first one as `request` says.
  ///
  /// Returns an empty list when none came in time. Cancelling the task ends the wait.
  ///
  /// - Throws: errors of the queue, and `CancellationError`.
  func receive(_ request: ReceiveRequest) async throws -> [Delivery]

  /// Deletes a message that was received with `handle`. Deleting it again is no error.
  ///
  /// - Throws: ``QueueError/receiptHandleIsInvalid(_:)`` for a handle that no queue ever returned;
  ///   in a FIFO queue ``QueueError/receiptHandleHasExpired(_:)`` when the message is visible again;
  ///   and errors of the queue.
  func delete(_ handle: ReceiptHandle) async throws

  /// Hides a received message for `timeout` from now on, instead of the time that was left.
  ///
  /// With zero it is given back at once.
  ///
  /// - Throws: ``QueueError/messageNotInFlight`` when it is no longer hidden by this receive, and
  ///   errors of the queue.
  func changeVisibility(of handle: ReceiptHandle, to timeout: Duration) async throws
}

/// A message on its way into a queue.
public struct OutgoingMessage: Hashable, Sendable {
  public var body: String
  /// In a FIFO queue: messages of one group keep their order.
  public var group: String?
  /// In a FIFO queue: a second message with this id within five minutes is not stored.
  public var deduplicationID: String?
  /// How long it is hidden at first; `nil` for the queue's own delay.
  public var delay: Duration?
  public var attributes: [String: MessageAttribute]

  public init(
    body: String, group: String? = nil, deduplicationID: String? = nil, delay: Duration? = nil,
    attributes: [String: MessageAttribute] = [:]
  ) {
    self.body = body
    self.group = group
    self.deduplicationID = deduplicationID
    self.delay = delay
    self.attributes = attributes
  }
}

/// A value that travels with the body of a message.
public struct MessageAttribute: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case text(String)
    case bytes([UInt8])
  }

  /// `String`, `Number` or `Binary`, perhaps with a custom suffix: `Number.cents`.
  public let dataType: String
  public let value: Value

  public init(dataType: String, value: Value) {
    self.dataType = dataType
    self.value = value
  }
}

/// The outcome of one message of a batch.
public enum SendOutcome: Hashable, Sendable {
  /// The queue has stored it under this id, or has had it before.
  case sent(id: String, sequenceNumber: String? = nil)
  case failed(SendFailure)
}

/// Why one message of a batch was not stored.
public struct SendFailure: Error, Hashable, Sendable {
  public let code: String
  public let message: String
  /// Whether sending it again, as it is, will fail again.
  public let isSendersFault: Bool

  public init(code: String, message: String, isSendersFault: Bool) {
    self.code = code
    self.message = message
    self.isSendersFault = isSendersFault
  }
}

/// How many messages to receive, and how long to wait for the first one.
public struct ReceiveRequest: Hashable, Sendable {
  /// From 1 to 10.
  public var limit: Int
  /// Zero asks once and returns.
  public var wait: Duration
  /// How long the messages are hidden; `nil` for the queue's own visibility timeout.
  public var visibility: Duration?

  public init(limit: Int = 1, wait: Duration = .zero, visibility: Duration? = nil) {
    self.limit = limit
    self.wait = wait
    self.visibility = visibility
  }
}

/// A message as it was received once.
public struct Delivery: Hashable, Sendable {
  /// The queue's own id of the message; not that of ``Message``.
  public let id: String
  /// It deletes the message or changes its visibility. Each receive has a new one.
  public let handle: ReceiptHandle
  public let body: String
  /// How often it was received, this time included.
  public let receiveCount: Int
  public let sentAt: Date
  public let firstReceivedAt: Date
  public let group: String?
  public let deduplicationID: String?
  public let sequenceNumber: String?
  /// The queue whose dead letter it is: its name, or from a queue over the network its ARN.
  public let deadLetterSource: String?
  public let attributes: [String: MessageAttribute]

  public init(
    id: String, handle: ReceiptHandle, body: String, receiveCount: Int, sentAt: Date,
    firstReceivedAt: Date, group: String? = nil, deduplicationID: String? = nil,
    sequenceNumber: String? = nil, deadLetterSource: String? = nil,
    attributes: [String: MessageAttribute] = [:]
  ) {
    self.id = id
    self.handle = handle
    self.body = body
    self.receiveCount = receiveCount
    self.sentAt = sentAt
    self.firstReceivedAt = firstReceivedAt
    self.group = group
    self.deduplicationID = deduplicationID
    self.sequenceNumber = sequenceNumber
    self.deadLetterSource = deadLetterSource
    self.attributes = attributes
  }
}

/// Names one receive of one message.
public struct ReceiptHandle: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
}

extension OutgoingMessage {
  /// The bytes of the body and of the attributes with their names and types.
  public var size: Int {
    attributes.reduce(body.utf8.count) { size, attribute in
      let value =
        switch attribute.value.value {
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        }
      return size + attribute.key.utf8.count + attribute.value.dataType.utf8.count + value
    }
  }
}
