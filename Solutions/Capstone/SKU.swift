/// John's name for one kind of thing in the storeroom, such as `bolt-8`.
struct SKU: Hashable, Sendable {
  let value: String

  /// Parses a name of 1 to 40 lower-case ASCII letters, digits and `-`; `nil` for other text.
  ///
  /// It is part of a stream's name and of a path, where two spellings would be two items.
  init?(_ text: String) {
    guard 1...Self.longest ~= text.utf8.count, text.utf8.allSatisfy(Self.isAllowed) else {
      return nil
    }
    value = text
  }

  /// A SKU as it was recorded, even if today's rules would reject it.
  init(recorded: String) { value = recorded }

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
  init(from decoder: any Decoder) throws {
    self.init(recorded: try decoder.singleValueContainer().decode(String.self))
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
