/// What John calls one kind of thing that he keeps, such as `bolt-8`.
struct SKU: Hashable, Sendable {
  let value: String

  /// Reads a name of lower-case ASCII letters, digits and `-`, 1 to 40 of them; `nil` for any other.
  ///
  /// It becomes the name of a stream and a part of a path, where two spellings would be two items.
  init?(_ text: String) {
    guard 1...Self.longest ~= text.utf8.count, text.utf8.allSatisfy(Self.isAllowed) else {
      return nil
    }
    value = text
  }

  static let longest = 40

  private static func isAllowed(_ character: UInt8) -> Bool {
    switch character {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension SKU: Codable {
  /// Reads what stands in the log, whatever the rules for new names are today.
  init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(String.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension SKU: Comparable {
  static func < (lhs: Self, rhs: Self) -> Bool { lhs.value < rhs.value }
}

extension SKU: CustomStringConvertible {
  var description: String { value }
}
