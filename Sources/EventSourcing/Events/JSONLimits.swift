public import Foundation

/// The limits of JSON text that comes from outside, checked byte by byte before it is decoded.
///
/// A decoder calls itself for each list or object inside another one. Without a limit, two
/// kilobytes of brackets overflow the stack and end the process. And each error that it makes on
/// its way names the whole path to its place, so deep text costs far more time than flat text.
public struct JSONLimits: Hashable, Sendable {
  /// The bytes of the whole text.
  public var size: Int
  /// The lists and objects inside one another: 1 for `[]`, 2 for `{"a": []}`.
  public var depth: Int
  /// The values, which are the lists, the objects, and what is in them: 3 for `[1, 2]`.
  ///
  /// An empty list or object counts as two values, so that the check needs no memory.
  public var valueCount: Int
  /// The digits and the decimal point of one number.
  public var numberLength: Int

  public init(size: Int, depth: Int, valueCount: Int, numberLength: Int = .max) {
    self.size = size
    self.depth = depth
    self.valueCount = valueCount
    self.numberLength = numberLength
  }

  /// The limits for the stored data of one event: 1 MiB, 64 levels, 10,000 values.
  ///
  /// Events are small, and few of them have lists in them. These limits leave room for the
  /// unusual ones, and they stay below ``JSONValue/maximumDepth``.
  public static let event = JSONLimits(size: 1024 * 1024, depth: 64, valueCount: 10_000)

  /// Checks `json`, which doesn't have to be valid JSON.
  ///
  /// Up to the first error in the text the counts are those of a decoder, and there it stops.
  ///
  /// - Throws: ``RefusedJSON`` with the first limit that `json` exceeds.
  /// - Complexity: O(*n*) in the number of bytes.
  public func check(_ json: Data) throws(RefusedJSON) {
    if json.count > size { throw .size(limit: size) }
    guard String(validating: json, as: UTF8.self) != nil else { throw .notUTF8 }
    if let refusal = json.withUnsafeBytes({ refusal(of: $0) }) { throw refusal }
  }

  /// Checks `json`, which doesn't have to be valid JSON.
  ///
  /// - Throws: ``RefusedJSON`` with the first limit that `json` exceeds.
  /// - Complexity: O(*n*) in the number of bytes.
  public func check(_ json: String) throws(RefusedJSON) {
    if json.utf8.count > size { throw .size(limit: size) }
    var json = json
    if let refusal = json.withUTF8({ refusal(of: UnsafeRawBufferPointer($0)) }) { throw refusal }
  }

  private func refusal(of bytes: UnsafeRawBufferPointer) -> RefusedJSON? {
    var scan = JSONScan()
    for byte in bytes {
      scan.read(byte)
      if byte == 0 { return .notUTF8 }
      if scan.depth > depth { return .depth(limit: depth) }
      if scan.valueCount > valueCount { return .valueCount(limit: valueCount) }
      if scan.numberLength > numberLength { return .numberLength(limit: numberLength) }
    }
    return nil
  }
}

/// The reason why JSON text is not decoded.
public enum RefusedJSON: Error, Hashable {
  case size(limit: Int)
  case depth(limit: Int)
  case valueCount(limit: Int)
  case numberLength(limit: Int)
  /// The bytes are not UTF-8. Zero bytes, too: a decoder takes them for another encoding.
  case notUTF8
}

extension RefusedJSON: CustomStringConvertible {
  /// The reason without its subject, such as `has more than 10000 values in it`.
  public var description: String {
    switch self {
    case .size(let limit): "is longer than \(limit) bytes"
    case .depth(let limit): "is nested more than \(limit) deep"
    case .valueCount(let limit): "has more than \(limit) values in it"
    case .numberLength(let limit): "has a number of more than \(limit) characters in it"
    case .notUTF8: "is not UTF-8"
    }
  }
}

extension JSONDecoder {
  /// Decodes `json` after it has been checked against `limits`.
  ///
  /// - Throws: ``RefusedJSON`` when it exceeds one of the limits; then nothing was decoded. And
  ///   errors of decoding.
  public func decode<Value: Decodable>(
    _ type: Value.Type, from json: Data, within limits: JSONLimits
  ) throws -> Value {
    try limits.check(json)
    return try decode(type, from: json)
  }
}

/// The structure of JSON text, up to a byte.
private struct JSONScan {
  private(set) var depth = 0
  private(set) var valueCount = 1
  private(set) var numberLength = 0
  private var isInString = false
  private var isEscaped = false

  mutating func read(_ byte: UInt8) {
    if isInString { return readInString(byte) }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): numberLength += 1
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      depth += 1
      valueCount += 1
      numberLength = 0
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth -= 1
      numberLength = 0
    case UInt8(ascii: ","):
      valueCount += 1
      numberLength = 0
    case UInt8(ascii: "\""):
      isInString = true
      numberLength = 0
    default: numberLength = 0
    }
  }

  private mutating func readInString(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    }
  }
}
