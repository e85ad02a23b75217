/// An event to append: it has an id, but no version, position or time yet.
public struct NewEvent: Sendable {
  public let id: EventID
  public let event: any DomainEvent
  public let metadata: EventMetadata

  public init(id: EventID, event: any DomainEvent, metadata: EventMetadata = EventMetadata()) {
    self.id = id
    self.event = event
    self.metadata = metadata
  }
}
