/// The place of an event in the log of all streams together.
///
/// Positions rise in the order of the appends and may have gaps.
/// They are a separate type, so that the compiler rejects a comparison with a stream's version.
public struct GlobalPosition: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The position before the first event: reading after it reads everything.
  public static let start = Self(rawValue: 0)
}

extension GlobalPosition: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension GlobalPosition: CustomStringConvertible {
  public var description: String { String(rawValue) }
}
