/// The place of an event in the log of all streams together.
///
/// Positions rise in the order of the appends and may have gaps.
/// They are a type of their own, so that nobody compares one with the version of a stream.
public struct GlobalPosition: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The place before the first event: whoever reads after it reads everything.
  public static let start = Self(rawValue: 0)
}

extension GlobalPosition: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension GlobalPosition: CustomStringConvertible {
  public var description: String { String(rawValue) }
}
