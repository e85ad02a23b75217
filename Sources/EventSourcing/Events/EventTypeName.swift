/// The name under which a kind of event is stored, such as `MoneyDeposited`.
///
/// The name is part of the history: recorded events keep it for ever.
/// So it is a separate string, never derived from the name of a Swift type,
/// which a refactoring may change.
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
