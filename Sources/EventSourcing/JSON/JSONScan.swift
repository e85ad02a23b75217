/// Reads JSON text from the first byte to the last, by the grammar of RFC 8259, and keeps none of it.
///
/// It calls itself for nothing, so deep text needs no stack.
struct JSONScan {
  /// The tokens that the grammar allows next.
  private enum Expected {
    case value
    /// A value, or the end of the list.
    case firstElement
    /// The name of a member.
    case name
    /// The name of a member, or the end of the object.
    case firstName
    /// A comma, the end of the list or object, or the end of the text.
    case afterValue
  }

  let bytes: UnsafeRawBufferPointer
  let limits: JSONLimits
  /// The index of the next byte.
  var index = 0
  private var valueCount = 0
  /// The lists and objects around the place, the innermost last.
  private var open: [Container] = []
  private var names = MemberNames()

  private enum Container {
    case list
    /// An object, and the number of names that the objects around it have so far.
    case object(outerNames: Int)
  }

  init(_ bytes: UnsafeRawBufferPointer, within limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Reads the whole text.
  ///
  /// - Throws: ``RefusedJSON``.
  mutating func run() throws(RefusedJSON) {
    var expected = Expected.value
    while true {
      skipSpace()
      guard index < bytes.count else { break }
      let byte = bytes[index]
      switch expected {
      case .firstElement where byte == UInt8(ascii: "]"),
        .firstName where byte == UInt8(ascii: "}"):
        try close(byte)
        expected = .afterValue
      case .value, .firstElement: expected = try readValue(byte)
      case .name, .firstName:
        try readName(byte)
        expected = .value
      case .afterValue: expected = try readAfterValue(byte)
      }
    }
    guard expected == .afterValue, open.isEmpty else { throw .unfinished }
  }

  /// Reads a value that is no list and no object, or the beginning of one.
  private mutating func readValue(_ byte: UInt8) throws(RefusedJSON) -> Expected {
    valueCount += 1
    guard valueCount <= limits.valueCount else { throw .valueCount(limit: limits.valueCount) }
    switch byte {
    case UInt8(ascii: "{"):
      try begin(.object(outerNames: names.count))
      return .firstName
    case UInt8(ascii: "["):
      try begin(.list)
      return .firstElement
    case UInt8(ascii: "\""): _ = try readString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "t"): try readWord("true")
    case UInt8(ascii: "f"): try readWord("false")
    case UInt8(ascii: "n"): try readWord("null")
    default: throw wrongByte
    }
    return .afterValue
  }

  private mutating func begin(_ container: Container) throws(RefusedJSON) {
    guard open.count < limits.depth else { throw .depth(limit: limits.depth) }
    open.append(container)
    index += 1
  }

  private mutating func readName(_ byte: UInt8) throws(RefusedJSON) {
    guard byte == UInt8(ascii: "\"") else { throw wrongByte }
    let start = index + 1
    let isPlain = try readString()
    names.append(start..<index - 1, isPlain: isPlain)
    skipSpace()
    try take(UInt8(ascii: ":"))
  }

  private mutating func readAfterValue(_ byte: UInt8) throws(RefusedJSON) -> Expected {
    guard let container = open.last else { throw wrongByte }
    guard byte == UInt8(ascii: ",") else {
      try close(byte)
      return .afterValue
    }
    index += 1
    return if case .list = container { .value } else { .name }
  }

  /// Ends the innermost list or object with `byte`.
  private mutating func close(_ byte: UInt8) throws(RefusedJSON) {
    switch open.last {
    case .list where byte == UInt8(ascii: "]"): break
    case .object(let outerNames) where byte == UInt8(ascii: "}"):
      if let name = names.removeInnermost(after: outerNames, in: bytes) {
        throw .repeatedMember(name)
      }
    default: throw wrongByte
    }
    open.removeLast()
    index += 1
  }
}

extension JSONScan {
  /// The refusal of the next byte.
  var wrongByte: RefusedJSON {
    guard index < bytes.count else { return .unfinished }
    let isText = bytes[index] != 0 && String(validating: bytes, as: UTF8.self) != nil
    return isText ? .notJSON(byte: index + 1) : .notUTF8
  }

  mutating func take(_ byte: UInt8) throws(RefusedJSON) {
    guard index < bytes.count, bytes[index] == byte else { throw wrongByte }
    index += 1
  }

  /// The next byte, if there is one in `range`; then it is taken.
  mutating func take(in range: ClosedRange<UInt8>) throws(RefusedJSON) {
    guard index < bytes.count, range ~= bytes[index] else { throw wrongByte }
    index += 1
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
      default: return
      }
    }
  }

  private mutating func readWord(_ word: StaticString) throws(RefusedJSON) {
    for place in 0..<word.utf8CodeUnitCount { try take(word.utf8Start[place]) }
  }
}
