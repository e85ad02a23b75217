/// An event of a type that this program does not know, kept just as it was found.
///
/// Old and new versions of a program read the same log, so meeting an unknown type is normal.
/// Failing would stop the old version for ever; dropping the event would lose history.
public struct UnknownEvent: DomainEvent, Hashable {
  /// No name belongs to unknown events: they are what is left over.
  public static let typeNames: Set<EventTypeName> = []

  public let typeName: EventTypeName

  /// The data of the event, not understood but complete.
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
