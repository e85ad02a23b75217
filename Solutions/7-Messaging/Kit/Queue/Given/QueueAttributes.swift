/// The settings of a queue. Times are in seconds.
public struct QueueAttributes: Hashable, Sendable, Codable {
  /// How long a received message is hidden.
  public var visibilityTimeout = 30
  /// How long a message that was sent is hidden at first.
  public var delay = 0
  /// How long a message is kept.
  public var retention = 4 * 24 * 60 * 60
  /// The longest body, together with its attributes, in bytes.
  public var maximumMessageSize = 1024 * 1024
  /// How long a receive waits for a message, when it doesn't say so itself.
  public var receiveWait = 0
  /// Where messages go that were received too often.
  public var redrive: RedrivePolicy?
  /// In a FIFO queue: whether the SHA-256 of the body is the deduplication id of a message without
  /// one.
  public var deduplicatesByContent = false

  public init() {}
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
