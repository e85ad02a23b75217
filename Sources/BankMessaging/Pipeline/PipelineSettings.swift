public import Messaging
public import SQSClient
public import Serving

/// The settings of what carries the bank's messages: the publisher, the queue, and the worker.
public struct PipelineSettings: Sendable {
  /// The file of the bank's log.
  public let database: String
  /// The file of the publisher's checkpoint.
  public let publisherDatabase: String
  /// The file of the embedded queue; `nil` keeps it in memory.
  public let queueDatabase: String?
  /// The file of the worker's inbox and notices.
  public let noticesDatabase: String
  /// The queue of the bank's messages.
  public let queue: QueueName
  /// The queue of those that could not be handled.
  public let deadLetterQueue: QueueName
  /// Where the queue is for a process that reaches it over the network.
  public let aws: AWSSettings
  /// Whether no setting of AWS is there, so that ``aws`` is the workbook's own queue.
  public let isWorkbooksQueue: Bool
  /// Whether a bank has the queue in its own process, with a publisher and a worker.
  public let isEmbedded: Bool
  public let times: PipelineTimes

  /// The receives after which a message is a dead letter, in queues that the pipeline creates.
  public static let maxReceiveCount = 5
  /// The workbook's own queue, `swift run Chapter7 queue`.
  public static let workbooksQueue = "http://localhost:4566"

  /// Reads `DATABASE`, `PUBLISHER_DATABASE`, `QUEUE_DATABASE`, `NOTICES_DATABASE`, `QUEUE_NAME`,
  /// `QUEUE`, and the settings of `AWSSettings` and ``PipelineTimes`` from `environment`.
  ///
  /// An empty one counts as one that is not set. Without any setting of AWS, the queue is the
  /// workbook's own, on this computer. A bank that has the queue in its process (`forBank`) needs no
  /// setting of AWS, so it accepts an environment with half of them.
  ///
  /// - Throws: `InvalidSetting`, in one line.
  public init(environment: [String: String], forBank: Bool = false) throws(InvalidSetting) {
    let environment = environment.filter { !$0.value.isEmpty }
    let database = try Self.file("DATABASE", in: environment) ?? ".workbook/served.sqlite3"
    self.database = database
    publisherDatabase =
      try Self.file("PUBLISHER_DATABASE", in: environment) ?? "\(database)-publisher"
    let queueDatabase = environment["QUEUE_DATABASE"] ?? ".workbook/queue.sqlite3"
    self.queueDatabase = queueDatabase == ":memory:" ? nil : queueDatabase
    noticesDatabase =
      try Self.file("NOTICES_DATABASE", in: environment) ?? ".workbook/notices.sqlite3"
    (queue, deadLetterQueue) = try Self.queues(environment["QUEUE_NAME"] ?? "topic-bank")
    isWorkbooksQueue = Self.awsNames.allSatisfy { environment[$0] == nil }
    isEmbedded = try Self.isEmbedded(environment)
    let needsNone = isWorkbooksQueue || forBank && isEmbedded
    aws = try Self.aws(needsNone ? Self.workbooksSettings : environment)
    times = try PipelineTimes(environment: environment)
  }
}

extension PipelineSettings {
  /// The settings of AWS that choose another queue than the workbook's own.
  private static let awsNames = [
    "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL", "AWS_REGION", "AWS_DEFAULT_REGION",
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
  ]

  /// It accepts any keys.
  private static let workbooksSettings = [
    "AWS_ENDPOINT_URL": workbooksQueue, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "any",
    "AWS_SECRET_ACCESS_KEY": "any",
  ]

  private static func file(
    _ name: String, in environment: [String: String]
  ) throws(InvalidSetting) -> String? {
    guard let path = environment[name] else { return nil }
    guard path != ":memory:" else {
      throw InvalidSetting("\(name) is ':memory:', but it must be a file")
    }
    return path
  }

  /// The queue of this name, and its dead-letter queue. The suffix `.fifo` stays at the end.
  private static func queues(
    _ text: String
  ) throws(InvalidSetting) -> (queue: QueueName, deadLetters: QueueName) {
    let isFIFO = text.hasSuffix(".fifo")
    let stem = isFIFO ? String(text.dropLast(5)) : text
    let deadLetters = "\(stem)-dead-letters\(isFIFO ? ".fifo" : "")"
    guard let queue = QueueName(rawValue: text), let other = QueueName(rawValue: deadLetters)
    else {
      throw InvalidSetting(
        "QUEUE_NAME is '\(text)', but must be 1 to 67 letters, digits, - and _, with .fifo at the "
          + "end for a FIFO queue")
    }
    return (queue, other)
  }

  private static func aws(_ environment: [String: String]) throws(InvalidSetting) -> AWSSettings {
    do {
      return try AWSSettings(environment: environment)
    } catch {
      throw InvalidSetting("\(error)")
    }
  }

  /// `QUEUE` decides; without it, an endpoint of AWS does.
  private static func isEmbedded(_ environment: [String: String]) throws(InvalidSetting) -> Bool {
    switch environment["QUEUE"] {
    case "sqs": return false
    case "embedded": return true
    case nil: return environment["AWS_ENDPOINT_URL_SQS"] ?? environment["AWS_ENDPOINT_URL"] == nil
    case let text?:
      throw InvalidSetting("QUEUE is '\(text)', but must be embedded or sqs")
    }
  }
}
