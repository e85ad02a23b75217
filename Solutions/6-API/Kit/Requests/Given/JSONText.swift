import EventSourcing
import Foundation

/// Parses JSON text without loss.
enum JSONText {
  /// Parses `bytes`, the body of a request.
  ///
  /// Foundation silently repairs bytes that aren't UTF-8 and rounds numbers of more than 38 digits.
  /// Both would change the client's values, so both are rejected.
  ///
  /// - Throws: ``InvalidRequest``.
  static func value(of bytes: [UInt8]) throws -> JSONValue {
    do {
      return try decoder.decode(JSONValue.self, from: Data(bytes), within: .command)
    } catch let refusal as RefusedJSON {
      throw InvalidRequest("the body \(refusal)")
    } catch {
      throw InvalidRequest("the body is not JSON")
    }
  }

  private static let decoder = JSONDecoder()
}

extension JSONLimits {
  /// The limits for a command: 64 KiB, 8 levels, 256 values, and numbers that are not rounded.
  ///
  /// A command is one object with a few fields. There is room for a list of objects in it, and for
  /// the longest text with each of its characters escaped.
  static let command = JSONLimits(
    size: 64 * 1024, depth: 8, valueCount: 256, numberLength: 38)
}
