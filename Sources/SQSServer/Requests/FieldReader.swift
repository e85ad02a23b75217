import EventSourcing
import Foundation

/// Reads the values of a JSON text by their first bytes.
///
/// A decoder does not say what comes next. A type that may be anything would have to try one kind
/// after the other, and each wrong guess costs an error: together more than the rest of a request.
struct FieldReader {
  /// It is valid JSON, so what begins also ends.
  private let json: [UInt8]
  private var index = 0

  private init(checked json: [UInt8]) { self.json = json }

  /// Returns the value of a JSON text.
  ///
  /// - Throws: `RefusedJSON` when it is not JSON or exceeds one of the limits.
  static func field(
    ofJSON json: [UInt8], within limits: JSONLimits
  ) throws(RefusedJSON) -> Field {
    try limits.check(Data(json))
    var reader = FieldReader(checked: json)
    return reader.readValue()
  }

  private mutating func readValue() -> Field {
    switch nextByte() {
    case UInt8(ascii: "\""): return .text(readString())
    case UInt8(ascii: "{"): return .object(readObject())
    case UInt8(ascii: "["): return .list(readList())
    case UInt8(ascii: "t"): return readWord("true", .bool(true))
    case UInt8(ascii: "f"): return readWord("false", .bool(false))
    case UInt8(ascii: "n"): return readWord("null", .null)
    default: return readNumber()
    }
  }

  private mutating func readObject() -> [String: Field] {
    var members: [String: Field] = [:]
    index += 1
    while nextByte() != UInt8(ascii: "}") {
      if json[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      let name = readString()
      if nextByte() == UInt8(ascii: ":") { index += 1 }
      members[name] = readValue()
    }
    index += 1
    return members
  }

  private mutating func readList() -> [Field] {
    var elements: [Field] = []
    index += 1
    while nextByte() != UInt8(ascii: "]") {
      if json[index] == UInt8(ascii: ",") {
        index += 1
      } else {
        elements.append(readValue())
      }
    }
    index += 1
    return elements
  }

  private mutating func readWord(_ word: StaticString, _ field: Field) -> Field {
    index += word.utf8CodeUnitCount
    return field
  }

  private mutating func readNumber() -> Field {
    let start = index
    while index < json.count, Self.isPartOfNumber(json[index]) { index += 1 }
    let text = String(decoding: json[start..<index], as: UTF8.self)
    // 1e3 is a whole number, too.
    let integer = Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    return integer.map { .integer($0) } ?? .otherNumber
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// The next byte that is not white space; it is not taken.
  private mutating func nextByte() -> UInt8 {
    while json[index] <= UInt8(ascii: " ") { index += 1 }
    return json[index]
  }
}

extension FieldReader {
  private mutating func readString() -> String {
    index += 1
    var text: [UInt8] = []
    while true {
      let part = json[index...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      index = part.endIndex
      if json[index] == UInt8(ascii: "\"") {
        index += 1
        return String(decoding: text.isEmpty ? part : (text + part)[...], as: UTF8.self)
      }
      text += part
      readEscape(into: &text)
    }
  }

  private mutating func readEscape(into text: inout [UInt8]) {
    let byte = json[index + 1]
    index += 2
    switch byte {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "u"): text += UTF8.encode(readScalar()).map { Array($0) } ?? []
    default: text.append(byte)
    }
  }

  /// Reads the digits of a character; two escapes with four digits each when it is beyond U+FFFF.
  private mutating func readScalar() -> Unicode.Scalar {
    var value = readCodeUnit()
    if 0xD800...0xDBFF ~= value {
      index += 2
      value = 0x10000 + (value - 0xD800) << 10 + (readCodeUnit() - 0xDC00)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func readCodeUnit() -> UInt32 {
    defer { index += 4 }
    return json[index..<index + 4].reduce(0) { $0 << 4 | UInt32($1.hexadecimalValue ?? 0) }
  }
}
