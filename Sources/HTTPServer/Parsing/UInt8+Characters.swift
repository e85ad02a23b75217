extension UInt8 {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let tab: UInt8 = 0x09
  static let colon: UInt8 = 0x3A

  /// Whether it is allowed in a method or in the name of a header (RFC 9110, section 5.6.2).
  var isTokenCharacter: Bool {
    self < 128 && (self < 64 ? Self.tokens.low : Self.tokens.high) & (1 << UInt64(self & 63)) != 0
  }

  /// One bit for each ASCII character: letters, digits and ``!#$%&'*+-.^_`|~``.
  private static let tokens: (low: UInt64, high: UInt64) = (
    0x03FF_6CFA_0000_0000, 0x57FF_FFFF_C7FF_FFFE
  )

  /// Whether it is allowed in the value of a header (RFC 9110, section 5.5).
  var isFieldCharacter: Bool { self == .tab || (self >= .space && self != 0x7F) }

  /// Whether it is a visible ASCII character.
  var isVisible: Bool { self > .space && self < 0x7F }

  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Its value as a hexadecimal digit.
  var hexadecimalValue: Int? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
