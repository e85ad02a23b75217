import Foundation

// Each event's id is converted on its way into a file and out of it. `UUID` can do both as well,
// but through C's formatted input and output, which takes ten times as long.

extension EventID: CustomStringConvertible {
  public var description: String {
    withUnsafeBytes(of: rawValue.uuid) { bytes in
      String(unsafeUninitializedCapacity: Self.textLength) { text in
        var (place, index) = (0, 0)
        while place < Self.textLength {
          if Self.isDash(place) {
            text[place] = UInt8(ascii: "-")
            place += 1
          }
          text[place] = Self.digits[Int(bytes[index] >> 4)]
          text[place + 1] = Self.digits[Int(bytes[index] & 15)]
          (place, index) = (place + 2, index + 1)
        }
        return place
      }
    }
  }

  /// Parses the text of an id, in upper or lower case; `nil` when `text` is not a UUID.
  public init?(parsing text: String) {
    guard text.utf8.count == Self.textLength else { return nil }
    var (high, low) = (UInt64(0), UInt64(0))
    for (place, character) in text.utf8.enumerated() {
      if Self.isDash(place) {
        guard character == UInt8(ascii: "-") else { return nil }
      } else {
        guard let value = Self.value(of: character) else { return nil }
        // The bits shifted out of the lower half move into the upper one.
        high = high << 4 | low >> 60
        low = low << 4 | value
      }
    }
    self.init(high, low)
  }

  /// The id with these bits, the most significant ones first.
  init(_ high: UInt64, _ low: UInt64) {
    let bytes = (high.bigEndian, low.bigEndian)
    self.init(rawValue: withUnsafeBytes(of: bytes) { $0.loadUnaligned(as: UUID.self) })
  }

  private static let textLength = 36
  private static let digits = Array("0123456789abcdef".utf8)

  private static func isDash(_ place: Int) -> Bool {
    place == 8 || place == 13 || place == 18 || place == 23
  }

  private static func value(of digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(digit - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
