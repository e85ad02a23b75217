import Foundation

/// What a receipt handle says: the message, and which of its receives.
struct StoredHandle: Hashable {
  /// The key of the queue.
  let queue: Int
  /// The key of the message.
  let number: Int
  /// The number of the receive, from 1.
  let receipt: Int
  let messageID: String
  /// When it was received, in milliseconds since 1970.
  let receivedAt: Int

  init(queue: Int, number: Int, receipt: Int, messageID: String, receivedAt: Int = 0) {
    self.queue = queue
    self.number = number
    self.receipt = receipt
    self.messageID = messageID
    self.receivedAt = receivedAt
  }

  /// - Throws: ``QueueError/receiptHandleIsInvalid(_:)`` for a handle that no queue ever returned.
  init(_ handle: ReceiptHandle) throws(QueueError) {
    let text =
      Data(base64Encoded: handle.rawValue).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let parts = text.split(separator: " ")
    let numbers = parts.prefix(4).compactMap { Int($0) }
    guard parts.count == 5, numbers.count == 4 else {
      throw .receiptHandleIsInvalid(handle.rawValue)
    }
    self.init(
      queue: numbers[0], number: numbers[1], receipt: numbers[2], messageID: String(parts[4]),
      receivedAt: numbers[3])
  }

  var receiptHandle: ReceiptHandle {
    let text = "\(queue) \(number) \(receipt) \(receivedAt) \(messageID)"
    return ReceiptHandle(rawValue: Data(text.utf8).base64EncodedString())
  }
}

/// The number by which a FIFO queue tells the order of its messages.
enum SequenceNumber {
  /// Twenty digits, so that their order as text is that of the numbers.
  static func text(of number: Int) -> String {
    let digits = String(number)
    return "1" + String(repeating: "0", count: max(0, 19 - digits.count)) + digits
  }
}

/// The attributes of a message, as they are stored.
enum StoredAttributes {
  private struct Stored: Codable {
    let type: String
    let text: String?
    let bytes: Data?
  }

  /// Returns `nil` when there are none.
  static func encode(_ attributes: [String: MessageAttribute]) throws -> String? {
    guard !attributes.isEmpty else { return nil }
    let stored = attributes.mapValues { attribute in
      switch attribute.value {
      case .text(let text): Stored(type: attribute.dataType, text: text, bytes: nil)
      case .bytes(let bytes): Stored(type: attribute.dataType, text: nil, bytes: Data(bytes))
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(stored), as: UTF8.self)
  }

  static func decode(_ json: String) throws -> [String: MessageAttribute] {
    try JSONDecoder().decode([String: Stored].self, from: Data(json.utf8)).mapValues { stored in
      MessageAttribute(
        dataType: stored.type,
        value: stored.bytes.map { .bytes([UInt8]($0)) } ?? .text(stored.text ?? ""))
    }
  }
}
