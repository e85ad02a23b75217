public import Foundation

/// The limits of JSON text that comes from outside, checked before it is decoded, together with its
/// grammar.
///
/// A decoder calls itself for each list or object inside another one. Without a limit, two
/// kilobytes of brackets overflow the stack and end the process. And a decoder is more generous than
/// RFC 8259: Foundation's guesses the encoding, takes a comma behind the last value, and keeps the
/// first of two members with one name. Two programs that read one text differently are a hole, so
/// what comes from outside passes this check first: a guard that reads bytes, and a decoder that
/// reads something else, guard nothing.
public struct JSONLimits: Hashable, Sendable {
  /// The bytes of the whole text.
  public var size: Int
  /// The lists and objects inside one another: 1 for `[]`, 2 for `{"a": []}`.
  public var depth: Int
  /// The values, which are the lists, the objects, and what is in them: 3 for `[1, 2]`.
  public var valueCount: Int
  /// The digits and the decimal point of one number, before its exponent; and the digits of that.
  public var numberLength: Int

  public init(size: Int, depth: Int, valueCount: Int, numberLength: Int = .max) {
    self.size = size
    self.depth = depth
    self.valueCount = valueCount
    self.numberLength = numberLength
  }

  /// The limits for the stored data of one event: 1 MiB, 64 levels, 10,000 values, and numbers that
  /// are not rounded.
  ///
  /// Events are small, and few of them have lists in them. These limits leave room for the
  /// unusual ones, and they stay below ``JSONValue/maximumDepth``.
  public static let event = JSONLimits(
    size: 1024 * 1024, depth: 64, valueCount: 10_000, numberLength: longestExactNumber)

  /// The length of a number up to which a `Decimal` has all of its digits; beyond, it is rounded.
  public static let longestExactNumber = 38

  /// Checks that `json` is one JSON text in UTF-8 (RFC 8259), within these limits.
  ///
  /// - Throws: ``RefusedJSON`` with the first reason against it.
  /// - Complexity: O(*n*) in the number of bytes.
  public func check(_ json: Data) throws(RefusedJSON) {
    if let refusal = json.withUnsafeBytes({ refusal(of: $0) }) { throw refusal }
  }

  /// Checks that `json` is one JSON text (RFC 8259), within these limits.
  ///
  /// - Throws: ``RefusedJSON`` with the first reason against it.
  /// - Complexity: O(*n*) in the number of bytes.
  public func check(_ json: String) throws(RefusedJSON) {
    var json = json
    if let refusal = json.withUTF8({ refusal(of: UnsafeRawBufferPointer($0)) }) { throw refusal }
  }

  private func refusal(of bytes: UnsafeRawBufferPointer) -> RefusedJSON? {
    if bytes.count > size { return .size(limit: size) }
    var scan = JSONScan(bytes, within: self)
    do throws(RefusedJSON) {
      try scan.run()
      return nil
    } catch {
      return error
    }
  }
}

extension JSONDecoder {
  /// Decodes `json` after it has been checked against `limits`.
  ///
  /// - Throws: ``RefusedJSON`` when it is not JSON or exceeds one of the limits; then nothing was
  ///   decoded. And errors of decoding.
  public func decode<Value: Decodable>(
    _ type: Value.Type, from json: Data, within limits: JSONLimits
  ) throws -> Value {
    try limits.check(json)
    return try decode(type, from: json)
  }
}
