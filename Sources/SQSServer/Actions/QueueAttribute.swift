import EventSourcing
import Foundation
import Messaging

/// An attribute of a queue: how it is shown, and how it is set.
struct QueueAttribute: Sendable {
  let name: String
  /// `nil` when the queue has none.
  let text: @Sendable (QueueDescription, QueueAddresses) -> String?
  /// `nil` when it can't be set.
  var change: (@Sendable (String, inout QueueAttributes, QueueAddresses) throws -> Void)?

  /// All that `GetQueueAttributes` knows, in the order of their names.
  static let all = numbers + counts + fifo + withoutEffect + [redrivePolicy]

  private static let numbers = [
    number("VisibilityTimeout", \.visibilityTimeout), number("DelaySeconds", \.delay),
    number("MessageRetentionPeriod", \.retention),
    number("MaximumMessageSize", \.maximumMessageSize),
    number("ReceiveMessageWaitTimeSeconds", \.receiveWait),
  ]

  private static func number(
    _ name: String, _ path: any WritableKeyPath<QueueAttributes, Int> & Sendable
  ) -> Self {
    Self(name: name) { queue, _ in
      "\(queue.attributes[keyPath: path])"
    } change: { text, attributes, _ in
      guard let number = Int(text) else { throw invalid(name) }
      attributes[keyPath: path] = number
    }
  }

  private static let counts = [
    Self(name: "ApproximateNumberOfMessages") { queue, _ in "\(queue.visibleCount)" },
    Self(name: "ApproximateNumberOfMessagesNotVisible") { queue, _ in "\(queue.inFlightCount)" },
    Self(name: "ApproximateNumberOfMessagesDelayed") { queue, _ in "\(queue.delayedCount)" },
    Self(name: "CreatedTimestamp") { queue, _ in seconds(queue.createdAt) },
    Self(name: "LastModifiedTimestamp") { queue, _ in seconds(queue.modifiedAt) },
    Self(name: "QueueArn") { queue, addresses in addresses.arn(of: queue.name) },
  ]

  private static let fifo = [
    Self(name: "FifoQueue") { queue, _ in queue.name.isFIFO ? "true" : nil },
    Self(name: "ContentBasedDeduplication") { queue, _ in
      queue.name.isFIFO ? "\(queue.attributes.deduplicatesByContent)" : nil
    } change: { text, attributes, _ in
      guard let value = Bool(text) else { throw invalid("ContentBasedDeduplication") }
      attributes.deduplicatesByContent = value
    },
  ]

  /// They are kept and shown, and do nothing: this server encrypts nothing and lets everyone in, and
  /// its FIFO queues know only one kind of deduplication.
  private static let withoutEffect = [
    ("Policy", nil, false), ("KmsMasterKeyId", nil, false),
    ("KmsDataKeyReusePeriodSeconds", nil, false), ("SqsManagedSseEnabled", "false", false),
    ("RedriveAllowPolicy", nil, false), ("DeduplicationScope", "queue", true),
    ("FifoThroughputLimit", "perQueue", true),
  ].map { (name: String, standard: String?, isForFIFO: Bool) in
    Self(name: name) { queue, _ in
      queue.attributes.withoutEffect[name] ?? (isForFIFO && !queue.name.isFIFO ? nil : standard)
    } change: { text, attributes, _ in
      attributes.withoutEffect[name] = text.isEmpty ? nil : text
    }
  }

  static func invalid(_ name: String) -> QueueError {
    .invalidAttributeValue("Invalid value for the parameter \(name).")
  }

  private static func seconds(_ date: Date) -> String {
    "\(Int(date.timeIntervalSince1970))"
  }
}

extension QueueAttribute {
  /// Sets the attributes in `given`.
  ///
  /// - Throws: `QueueError`, and ``ServiceError``.
  static func set(
    _ given: [String: String], in attributes: inout QueueAttributes, of name: QueueName,
    _ addresses: QueueAddresses
  ) throws {
    for (key, value) in given.sorted(by: { $0.key < $1.key }) {
      let isForOthers = key == "ContentBasedDeduplication" && !name.isFIFO
      let known = all.first { $0.name == key }
      guard let change = known?.change, !isForOthers else {
        throw QueueError.invalidAttributeName("Unknown Attribute \(key.prefix(100)).")
      }
      try change(value, &attributes, addresses)
    }
  }

  /// Checks that the attribute `FifoQueue` and the end of a queue's name say the same.
  ///
  /// - Throws: `QueueError`.
  static func checkType(_ fifoQueue: String?, of name: QueueName) throws(QueueError) {
    switch (fifoQueue, name.isFIFO) {
    case ("true", true), (nil, false): return
    case ("true", false):
      throw .invalidParameterValue(
        "The name of a FIFO queue can only include alphanumeric characters, hyphens, or "
          + "underscores, must end with .fifo suffix and be 1 to 80 in length.")
    case (nil, true), ("false", true):
      throw .invalidParameterValue(
        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")
    case ("false", false):
      throw .invalidAttributeName("Unknown Attribute FifoQueue.")
    default:
      throw invalid("FifoQueue")
    }
  }
}
