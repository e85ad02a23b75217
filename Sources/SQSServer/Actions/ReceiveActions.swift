import Foundation
import Messaging

extension Action {
  static let receiving = [
    Action(name: "ReceiveMessage") { call in
      let queue = try call.queue
      let fields = call.fields
      let limit = try fields.integer(
        "MaxNumberOfMessages", in: QueueLimits.receiveCounts,
        "Must be between 1 and 10, if provided.")
      let wait = try fields.integer(
        "WaitTimeSeconds", in: QueueLimits.receiveWaits,
        "Must be >= 0 and <= 20, if provided.")
      var request = ReceiveRequest(
        limit: limit ?? 1, visibility: try fields.visibilityTimeout().map { .seconds($0) })
      if let wait {
        request.wait = .seconds(wait)
      } else {
        request.wait = .seconds(try await call.broker.attributes(of: queue).receiveWait)
      }
      let selection = try AttributeSelection(fields)
      let deliveries = try await call.broker.receive(request, from: queue)
      let messages = deliveries.map { $0.output(showing: selection, of: call.addresses) }
      return .members(["Messages": .list(unlessEmpty: messages, element: "Message")])
    },
    Action(name: "DeleteMessage") { call in
      let handle = ReceiptHandle(rawValue: try call.fields.requiredText("ReceiptHandle"))
      if let error = try await call.broker.delete([handle], from: try call.queue).first ?? nil {
        throw error
      }
      return nil
    },
    Action(name: "ChangeMessageVisibility") { call in
      let change = try call.fields.visibilityChange()
      let errors = try await call.broker.changeVisibility([change], in: try call.queue)
      if let error = errors.first ?? nil { throw error }
      return nil
    },
  ]
}

extension Fields {
  /// - Throws: ``ServiceError``.
  fileprivate func visibilityTimeout() throws(ServiceError) -> Int? {
    let range = QueueLimits.visibilityTimeouts
    return try integer(
      "VisibilityTimeout", in: range, "Must be between 0 and \(range.upperBound), if provided.")
  }

  /// - Throws: ``ServiceError``.
  func visibilityChange() throws(ServiceError) -> (handle: ReceiptHandle, timeout: Duration) {
    let handle = ReceiptHandle(rawValue: try requiredText("ReceiptHandle"))
    guard let timeout = try visibilityTimeout() else {
      throw .missingParameter("VisibilityTimeout")
    }
    return (handle, .seconds(timeout))
  }
}

/// The attributes of messages that a receive asks for.
struct AttributeSelection {
  private let system: Set<String>
  private let names: Set<String>
  private let prefixes: [String]

  /// - Throws: ``ServiceError``.
  init(_ fields: Fields) throws(ServiceError) {
    // The older name of the same list, and the newer one.
    system = Set(
      try fields.texts("AttributeNames", inForm: "AttributeName")
        + fields.texts("MessageSystemAttributeNames", inForm: "MessageSystemAttributeName"))
    let asked = try fields.texts("MessageAttributeNames", inForm: "MessageAttributeName")
    names = Set(asked)
    prefixes = asked.compactMap { name in
      if name == "All" { return "" }
      return name.hasSuffix(".*") ? String(name.dropLast(2)) : nil
    }
  }

  func includes(system name: String) -> Bool { system.contains("All") || system.contains(name) }

  func includes(_ name: String) -> Bool {
    names.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }
}

extension Delivery {
  fileprivate func output(
    showing selection: AttributeSelection, of addresses: QueueAddresses
  ) -> Output {
    let shown = attributes.filter { selection.includes($0.key) }
    let system = systemAttributes(of: addresses).filter { selection.includes(system: $0.key) }
    return .members([
      "MessageId": .text(id), "ReceiptHandle": .text(handle.rawValue),
      "MD5OfBody": .text(MessageDigest.ofBody(body)), "Body": .text(body),
      "Attributes": .map(system.mapValues { .text($0) }, element: "Attribute"),
      "MD5OfMessageAttributes": MessageDigest.ofAttributes(shown).map { .text($0) },
      "MessageAttributes": .map(shown.mapValues(\.output), element: "MessageAttribute"),
    ])
  }

  private func systemAttributes(of addresses: QueueAddresses) -> [String: String] {
    let source = deadLetterSource.flatMap { QueueName(rawValue: $0) }
    let values: [String: String?] = [
      // Credentials are not checked, so all senders are the same.
      "SenderId": QueueAddresses.account,
      "SentTimestamp": "\(milliseconds(sentAt))",
      "ApproximateReceiveCount": "\(receiveCount)",
      "ApproximateFirstReceiveTimestamp": "\(milliseconds(firstReceivedAt))",
      "MessageGroupId": group, "MessageDeduplicationId": deduplicationID,
      "SequenceNumber": sequenceNumber,
      "DeadLetterQueueSourceArn": source.map { addresses.arn(of: $0) },
    ]
    return values.compactMapValues(\.self)
  }

  private func milliseconds(_ date: Date) -> Int {
    Int((date.timeIntervalSince1970 * 1_000).rounded())
  }
}

extension MessageAttribute {
  fileprivate var output: Output {
    switch value {
    case .text(let text):
      .members(["StringValue": .text(text), "DataType": .text(dataType)])
    case .bytes(let bytes):
      .members(["BinaryValue": .bytes(bytes), "DataType": .text(dataType)])
    }
  }
}
