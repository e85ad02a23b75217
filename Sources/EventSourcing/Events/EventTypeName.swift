/// The name under which a kind of event is stored, such as `MoneyDeposited`.
///
/// The name is part of the history: events written under it stay written for ever.
/// So it is spelled out as data and never taken from the name of a Swift type,
/// which anybody may rename without a thought for the log.
public struct EventTypeName: RawRepresentable, Hashable, Sendable, Codable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }
}

extension EventTypeName: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }
}

extension EventTypeName: CustomStringConvertible {
  public var description: String { rawValue }
}
