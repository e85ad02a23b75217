/// An event of a type that this program does not know, kept unchanged.
///
/// Old and new versions of a program read the same log, so meeting an unknown type is normal.
/// Failing would stop the old version for ever; dropping the event would lose history.
/// A state without it may be shown, but nothing is decided on it: see ``UnknownEventInStream``.
public struct UnknownEvent: DomainEvent, Hashable {
  /// Empty: no name belongs to unknown events.
  public static let typeNames: Set<EventTypeName> = []

  public let typeName: EventTypeName

  /// The complete data of the event, not decoded.
  public let data: JSONValue

  public init(typeName: EventTypeName, data: JSONValue) {
    self.typeName = typeName
    self.data = data
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    self.init(typeName: typeName, data: try JSONValue(from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    try data.encode(to: encoder)
  }
}
