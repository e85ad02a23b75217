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
    try checkAttributes(of: message)
    try checkDelay(of: message, in: queue)
    try check(message.group, of: "MessageGroupId")
    guard queue.name.isFIFO else {
      guard message.deduplicationID == nil else {
        throw .notForThisType(message.deduplicationID ?? "", of: "MessageDeduplicationId")
      }
      return nil
    }
    guard message.group != nil else {
      throw .missingParameter("The request must contain the parameter MessageGroupId.")
    }
    try check(message.deduplicationID, of: "MessageDeduplicationId")
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
    guard isAllowed(message.body) else { throw .invalidContents }
    guard message.size <= limit else {
      throw .invalidParameterValue(
        "One or more parameters are invalid. Reason: Message must be shorter than \(limit) bytes.")
    }
  }

  private static func checkDelay(
    of message: OutgoingMessage, in queue: MessageTable.Queue
  ) throws(SendFailure) {
    guard let delay = message.delay, delay != .zero else { return }
    let seconds = delay.milliseconds / 1_000
    guard !queue.name.isFIFO else { throw .notForThisType("\(seconds)", of: "DelaySeconds") }
    guard delay >= .zero, delay <= .seconds(QueueLimits.delays.upperBound) else {
      throw .invalidParameterValue(
        "Value \(seconds) for parameter DelaySeconds is invalid. Reason: DelaySeconds must be "
          + ">= 0 and <= \(QueueLimits.delays.upperBound).")
    }
  }

  /// Checks the id of a group or of a deduplication.
  private static func check(_ id: String?, of parameter: String) throws(SendFailure) {
    guard let id else { return }
    // Letters, digits and punctuation are all that is visible in ASCII.
    guard 1...128 ~= id.utf8.count, id.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      throw .invalidParameterValue(
        "Value \(id) for parameter \(parameter) is invalid. Reason: \(parameter) can only include "
          + "alphanumeric and punctuation characters. 1 to 128 in length.")
    }
  }

  /// Whether a text has only characters that a message may have: those of XML 1.0.
  static func isAllowed(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
      default: false
      }
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

  static func notForThisType(_ value: String, of parameter: String) -> Self {
    invalidParameterValue(
      "Value \(value) for parameter \(parameter) is invalid. Reason: The request include parameter "
        + "that is not valid for this queue type.")
  }

  static var invalidContents: Self {
    Self(
      code: "InvalidMessageContents",
      message: "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | "
        + "#x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
      isSendersFault: true)
  }
}
