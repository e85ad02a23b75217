import EventSourcing
import Foundation

/// Parses JSON text without loss.
enum JSONText {
  /// Parses `bytes`.
  ///
  /// Foundation silently repairs bytes that aren't UTF-8 and rounds numbers of more than 38 digits.
  /// Both would change the client's values, so both are rejected.
  ///
  /// - Throws: ``InvalidRequest``.
  static func value(of bytes: [UInt8]) throws -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw InvalidRequest("the body is not UTF-8")
    }
    guard !hasLongNumber(bytes) else {
      throw InvalidRequest("there is a number of more than \(longestNumber) characters in the body")
    }
    do {
      return try decoder.decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw InvalidRequest("the body is not JSON")
    }
  }

  private static let decoder = JSONDecoder()

  /// The maximum length of a number that is certainly not rounded.
  private static let longestNumber = 38

  private static func hasLongNumber(_ bytes: [UInt8]) -> Bool {
    var isInString = false
    var isEscaped = false
    var length = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\"") where !isEscaped: isInString.toggle()
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): length += isInString ? 0 : 1
      default: length = 0
      }
      guard length <= longestNumber else { return true }
      isEscaped = byte == UInt8(ascii: "\\") && isInString && !isEscaped
    }
    return false
  }
}
