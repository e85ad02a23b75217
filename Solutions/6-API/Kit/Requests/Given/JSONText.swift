import EventSourcing
import Foundation

/// Parses JSON text without loss.
enum JSONText {
  /// Parses `bytes`, the body of a request.
  ///
  /// Only JSON as RFC 8259 has it, in UTF-8, with each member once, and with numbers that are not
  /// rounded: anything else would mean one thing to the client and another one to the bank.
  ///
  /// - Throws: ``InvalidRequest``.
  static func value(of bytes: [UInt8]) throws -> JSONValue {
    do {
      return try decoder.decode(JSONValue.self, from: Data(bytes), within: .command)
    } catch RefusedJSON.repeatedMember(let name) {
      throw InvalidRequest(field: name, "appears twice")
    } catch let refusal as RefusedJSON {
      throw InvalidRequest("the body \(refusal)")
    } catch {
      // Valid JSON that can't be decoded, such as `1e400`.
      throw InvalidRequest("the body has a number in it whose exponent is out of range")
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
    size: 64 * 1024, depth: 8, valueCount: 256, numberLength: longestExactNumber)
}
