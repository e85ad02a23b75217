extension JSONScan {
  /// Reads a number (RFC 8259, section 6). What may not follow one is refused afterwards: `01` is a
  /// zero with something behind it.
  mutating func readNumber() throws(RefusedJSON) {
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    var length = 0
    if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
      index += 1
      length = 1
    } else {
      try readDigits(&length)
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      length += 1
      try readDigits(&length)
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      var length = 0
      try readDigits(&length)
    }
  }

  /// Reads one digit or more, and counts them.
  private mutating func readDigits(_ length: inout Int) throws(RefusedJSON) {
    let start = index
    while index < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] {
      index += 1
      length += 1
      guard length <= limits.numberLength else {
        throw .numberLength(limit: limits.numberLength)
      }
    }
    guard index > start else { throw wrongByte }
  }

  /// Reads a string with its quotes; returns whether it is plain: ASCII without escapes.
  mutating func readString() throws(RefusedJSON) -> Bool {
    var isPlain = true
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return isPlain
      case UInt8(ascii: "\\"):
        isPlain = false
        try readEscape()
      case 0x20..<0x80: index += 1
      case 0x80...:
        isPlain = false
        try readCharacter()
      default: throw wrongByte
      }
    }
    throw .unfinished
  }

  /// Reads an escape. Half a character, a lone surrogate, is refused: no text has one.
  private mutating func readEscape() throws(RefusedJSON) {
    let start = index
    index += 1
    guard index < bytes.count else { throw .unfinished }
    guard bytes[index] == UInt8(ascii: "u") else {
      guard "\"\\/bfnrt".utf8.contains(bytes[index]) else { throw wrongByte }
      index += 1
      return
    }
    switch try readCodeUnit() {
    case 0xD800...0xDBFF:
      try take(UInt8(ascii: "\\"))
      let second = try readCodeUnit()
      guard 0xDC00...0xDFFF ~= second else {
        index = start
        throw wrongByte
      }
    case 0xDC00...0xDFFF:
      index = start
      throw wrongByte
    default: break
    }
  }

  /// Reads a `u` and four hexadecimal digits.
  private mutating func readCodeUnit() throws(RefusedJSON) -> UInt16 {
    try take(UInt8(ascii: "u"))
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard index < bytes.count, let value = bytes[index].hexadecimalValue else {
        throw wrongByte
      }
      unit = unit << 4 | UInt16(value)
      index += 1
    }
    return unit
  }

  /// Reads a character of two bytes or more (RFC 3629, section 4).
  private mutating func readCharacter() throws(RefusedJSON) {
    let first = bytes[index]
    index += 1
    let rest: Int
    switch first {
    case 0xC2...0xDF: rest = 1
    case 0xE0...0xEF: rest = 2
    case 0xF0...0xF4: rest = 3
    default: throw .notUTF8
    }
    let second: ClosedRange<UInt8> =
      switch first {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    try take(in: second)
    for _ in 1..<rest { try take(in: 0x80...0xBF) }
  }
}

extension UInt8 {
  /// Its value as a hexadecimal digit.
  var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
