/// The name of a queue, such as `topic-bank`.
public struct QueueName: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  /// `nil` unless it has 1 to 80 ASCII letters, digits, `-` and `_`, and at its end perhaps `.fifo`.
  public init?(rawValue: String) {
    let stem = rawValue.hasSuffix(Self.fifoSuffix) ? rawValue.dropLast(5) : rawValue[...]
    guard !stem.isEmpty, rawValue.utf8.count <= 80, stem.utf8.allSatisfy(Self.isAllowed) else {
      return nil
    }
    self.rawValue = rawValue
  }

  /// Whether its queue keeps the order of the messages of each group.
  public var isFIFO: Bool { rawValue.hasSuffix(Self.fifoSuffix) }

  private static let fifoSuffix = ".fifo"

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension QueueName: CustomStringConvertible {
  public var description: String { rawValue }
}

extension QueueName: Codable {
  /// - Throws: `DecodingError` when it is no name of a queue.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let name = Self(rawValue: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no name of a queue")
    }
    self = name
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
