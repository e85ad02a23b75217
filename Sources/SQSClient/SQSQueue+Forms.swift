import Foundation
import Messaging

// The JSON of the actions, as the service model of SQS has it.

struct NameInput: Encodable {
  let name: String
  var attributes: [String: String]?

  private enum CodingKeys: String, CodingKey {
    case name = "QueueName"
    case attributes = "Attributes"
  }
}

struct URLOutput: Decodable {
  let url: String

  private enum CodingKeys: String, CodingKey { case url = "QueueUrl" }
}

/// Any object: an action that returns nothing.
struct NoOutput: Decodable {}

struct HandleInput: Encodable {
  let queueURL: String
  let handle: String
  var timeout: Int?

  private enum CodingKeys: String, CodingKey {
    case queueURL = "QueueUrl"
    case handle = "ReceiptHandle"
    case timeout = "VisibilityTimeout"
  }
}

struct SendInput: Encodable {
  let queueURL: String
  let entries: [SendEntry]

  private enum CodingKeys: String, CodingKey {
    case queueURL = "QueueUrl"
    case entries = "Entries"
  }
}

struct SendEntry: Encodable {
  let id: String
  let body: String
  let group: String?
  let deduplicationID: String?
  let delay: Int?
  let attributes: [String: AttributeForm]?

  init(_ message: OutgoingMessage, id: String) {
    self.id = id
    body = message.body
    group = message.group
    deduplicationID = message.deduplicationID
    delay = message.delay.map(\.wholeSeconds)
    attributes =
      message.attributes.isEmpty ? nil : message.attributes.mapValues(AttributeForm.init)
  }

  private enum CodingKeys: String, CodingKey {
    case id = "Id"
    case body = "MessageBody"
    case group = "MessageGroupId"
    case deduplicationID = "MessageDeduplicationId"
    case delay = "DelaySeconds"
    case attributes = "MessageAttributes"
  }
}

struct AttributeForm: Codable {
  let dataType: String
  let text: String?
  let bytes: Data?

  init(_ attribute: MessageAttribute) {
    dataType = attribute.dataType
    switch attribute.value {
    case .text(let text): (self.text, bytes) = (text, nil)
    case .bytes(let bytes): (text, self.bytes) = (nil, Data(bytes))
    }
  }

  var attribute: MessageAttribute {
    MessageAttribute(
      dataType: dataType, value: bytes.map { .bytes([UInt8]($0)) } ?? .text(text ?? ""))
  }

  private enum CodingKeys: String, CodingKey {
    case dataType = "DataType"
    case text = "StringValue"
    case bytes = "BinaryValue"
  }
}

struct BatchOutput: Decodable {
  struct Sent: Decodable {
    let id: String
    let messageID: String
    let sequenceNumber: String?

    private enum CodingKeys: String, CodingKey {
      case id = "Id"
      case messageID = "MessageId"
      case sequenceNumber = "SequenceNumber"
    }
  }

  struct Failed: Decodable {
    let id: String
    let code: String
    let message: String?
    let isSendersFault: Bool

    /// Whether sending the same message again will fail again.
    ///
    /// For the service, it is the sender's fault as well that it sends too much in a second, or may not
    /// use the queue or its key. But that can end, so the message must not be given up.
    var meansInvalidMessage: Bool {
      let name = code.split(separator: ".").last.map(String.init) ?? code
      return isSendersFault && Self.invalidMessageCodes.contains(name)
    }

    private static let invalidMessageCodes: Set = [
      "InvalidMessageContents", "InvalidParameterValue", "InvalidParameterValueException",
      "MissingParameter", "MissingRequiredParameterException",
    ]

    private enum CodingKeys: String, CodingKey {
      case id = "Id"
      case code = "Code"
      case message = "Message"
      case isSendersFault = "SenderFault"
    }
  }

  let sent: [Sent]?
  let failed: [Failed]?

  private enum CodingKeys: String, CodingKey {
    case sent = "Successful"
    case failed = "Failed"
  }

  /// The outcome of the entry `id`; one that the answer leaves out was not sent.
  func outcome(of id: String) -> SendOutcome {
    if let entry = sent?.first(where: { $0.id == id }) {
      return .sent(id: entry.messageID, sequenceNumber: entry.sequenceNumber)
    }
    let failure = failed?.first { $0.id == id }
    return .failed(
      SendFailure(
        code: failure?.code ?? "Missing",
        message: failure?.message ?? "the answer says nothing of this entry",
        isSendersFault: failure?.meansInvalidMessage ?? false))
  }
}

struct ReceiveInput: Encodable {
  let queueURL: String
  let limit: Int
  let wait: Int
  let visibility: Int?
  private let systemAttributes = ["All"]
  private let attributes = ["All"]

  init(queueURL: String, limit: Int, wait: Int, visibility: Int?) {
    self.queueURL = queueURL
    self.limit = limit
    self.wait = wait
    self.visibility = visibility
  }

  private enum CodingKeys: String, CodingKey {
    case queueURL = "QueueUrl"
    case limit = "MaxNumberOfMessages"
    case wait = "WaitTimeSeconds"
    case visibility = "VisibilityTimeout"
    case systemAttributes = "AttributeNames"
    case attributes = "MessageAttributeNames"
  }
}

struct ReceiveOutput: Decodable {
  let messages: [ReceivedForm]?

  private enum CodingKeys: String, CodingKey { case messages = "Messages" }
}

struct ReceivedForm: Decodable {
  let id: String
  let handle: String
  let body: String
  let system: [String: String]?
  let attributes: [String: AttributeForm]?

  private enum CodingKeys: String, CodingKey {
    case id = "MessageId"
    case handle = "ReceiptHandle"
    case body = "Body"
    case system = "Attributes"
    case attributes = "MessageAttributes"
  }

  /// - Throws: ``UnreadableAnswer`` when it doesn't say how often it was received, and when.
  var delivery: Delivery {
    get throws {
      let system = system ?? [:]
      guard let count = system["ApproximateReceiveCount"].flatMap({ Int($0) }),
        let sent = Self.date(system["SentTimestamp"])
      else {
        throw UnreadableAnswer(
          action: "ReceiveMessage", reason: "message \(id) has no receive count or no time")
      }
      return Delivery(
        id: id, handle: ReceiptHandle(rawValue: handle), body: body, receiveCount: count,
        sentAt: sent,
        firstReceivedAt: Self.date(system["ApproximateFirstReceiveTimestamp"]) ?? sent,
        group: system["MessageGroupId"], deduplicationID: system["MessageDeduplicationId"],
        sequenceNumber: system["SequenceNumber"],
        deadLetterSource: system["DeadLetterQueueSourceArn"],
        attributes: (attributes ?? [:]).mapValues(\.attribute))
    }
  }

  private static func date(_ milliseconds: String?) -> Date? {
    milliseconds.flatMap { Double($0) }.map { Date(timeIntervalSince1970: $0 / 1_000) }
  }
}

extension Duration {
  /// The seconds in it, rounded up: SQS knows whole seconds only.
  var wholeSeconds: Int { Int(components.seconds) + (components.attoseconds > 0 ? 1 : 0) }
}
