import Foundation
import Persistence

/// What a queue demands of a message that is sent to it.
enum MessageRules {
  /// Checks a message, and returns its deduplication id; `nil` in a standard queue.
  ///
  /// - Throws: ``SendFailure``.
  static func deduplicationID(
    of message: OutgoingMessage, in queue: MessageTable.Queue
  ) throws(SendFailure) -> String? {
    try checkBody(of: message, atMost: queue.attributes.maximumMessageSize)
    guard queue.name.isFIFO else { return nil }
    guard message.group != nil else {
      throw .missingParameter("The request must contain the parameter MessageGroupId.")
    }
    if let id = message.deduplicationID { return id }
    guard queue.attributes.deduplicatesByContent else {
      throw .invalidParameterValue(
        "The queue should either have ContentBasedDeduplication enabled or "
          + "MessageDeduplicationId provided explicitly")
    }
    return SHA256.hash(of: [UInt8](message.body.utf8)).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0\(digits)" : digits
    }.joined()
  }

  private static func checkBody(
    of message: OutgoingMessage, atMost limit: Int
  ) throws(SendFailure) {
    guard !message.body.isEmpty else {
      throw .missingParameter("The request must contain the parameter MessageBody.")
    }
    guard message.body.unicodeScalars.allSatisfy(isAllowed) else {
      throw SendFailure(
        code: "InvalidMessageContents",
        message: "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | "
          + "#x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
        isSendersFault: true)
    }
    guard message.size <= limit else {
      throw .invalidParameterValue(
        "One or more parameters are invalid. Reason: Message must be shorter than \(limit) bytes.")
    }
  }

  /// Whether a body may contain this character: those of XML 1.0.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

extension SendFailure {
  static func missingParameter(_ message: String) -> Self {
    Self(code: "MissingParameter", message: message, isSendersFault: true)
  }

  static func invalidParameterValue(_ message: String) -> Self {
    Self(code: "InvalidParameterValue", message: message, isSendersFault: true)
  }
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
