/// The settings of a queue. Times are in seconds.
public struct QueueAttributes: Hashable, Sendable, Codable {
  /// How long a received message is hidden.
  public var visibilityTimeout = 30
  /// How long a message that was sent is hidden at first.
  public var delay = 0
  /// How long a message is kept.
  public var retention = 4 * 24 * 60 * 60
  /// The longest body, together with its attributes, in bytes.
  public var maximumMessageSize = QueueLimits.messageSizes.upperBound
  /// How long a receive waits for a message, when it doesn't say so itself.
  public var receiveWait = 0
  /// Where messages go that were received too often.
  public var redrive: RedrivePolicy?
  /// In a FIFO queue: whether the SHA-256 of the body is the deduplication id of a message without
  /// one.
  public var deduplicatesByContent = false
  /// Attributes of Amazon SQS that have no effect here, such as those of encryption: they are kept,
  /// because the tools that set them read them again.
  public var withoutEffect: [String: String] = [:]

  public init() {}

  /// Checks each number against its range.
  ///
  /// - Throws: ``QueueError/invalidAttributeValue(_:)`` with the name that the API has for it.
  public func checkRanges() throws(QueueError) {
    let values = [
      ("VisibilityTimeout", visibilityTimeout, QueueLimits.visibilityTimeouts),
      ("DelaySeconds", delay, QueueLimits.delays),
      ("MessageRetentionPeriod", retention, QueueLimits.retentions),
      ("MaximumMessageSize", maximumMessageSize, QueueLimits.messageSizes),
      ("ReceiveMessageWaitTimeSeconds", receiveWait, QueueLimits.receiveWaits),
    ]
    for (name, value, range) in values where !range.contains(value) {
      throw .invalidAttributeValue("Invalid value for the parameter \(name).")
    }
    guard let redrive else { return }
    guard QueueLimits.maxReceiveCounts.contains(redrive.maxReceiveCount) else {
      throw .invalidParameterValue(
        "Value for parameter RedrivePolicy is invalid. Reason: Invalid value for maxReceiveCount: "
          + "\(redrive.maxReceiveCount), valid values are from 1 to 1000 both inclusive.")
    }
  }
}

/// The limits of Amazon SQS. Times are in seconds, sizes in bytes.
public enum QueueLimits {
  public static let visibilityTimeouts = 0...43_200
  public static let delays = 0...900
  public static let retentions = 60...1_209_600
  public static let messageSizes = 1_024...1_048_576
  public static let receiveWaits = 0...20
  public static let maxReceiveCounts = 1...1_000
  /// The messages that one receive returns.
  public static let receiveCounts = 1...10
  /// The entries of a batch.
  public static let batchSize = 10
  /// The bytes of all messages of a batch.
  public static let batchBytes = 1_048_576
  /// The messages of a queue that are received and neither deleted nor visible again.
  public static let inFlight = 120_000
}

/// Where messages go that were received too often without being deleted.
public struct RedrivePolicy: Hashable, Sendable, Codable {
  public let deadLetterQueue: QueueName
  /// From 1 to 1,000.
  public let maxReceiveCount: Int

  public init(deadLetterQueue: QueueName, maxReceiveCount: Int) {
    self.deadLetterQueue = deadLetterQueue
    self.maxReceiveCount = maxReceiveCount
  }
}
