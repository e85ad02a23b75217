public import Foundation

/// An event that stands in a store: the fact, and when and where it was recorded.
///
/// Nothing in it changes any more.
public struct RecordedEvent: Sendable {
  /// Its place among the events of all streams.
  public let position: GlobalPosition
  public let stream: StreamID
  /// Its place in its stream: 1 for the first event, and without gaps.
  public let version: Int
  public let id: EventID
  /// When the store recorded it, by the store's clock. Order comes from ``version``, never from here.
  public let recordedAt: Date
  public let metadata: EventMetadata
  public let event: any DomainEvent

  public init(
    position: GlobalPosition, stream: StreamID, version: Int, id: EventID, recordedAt: Date,
    metadata: EventMetadata = EventMetadata(), event: any DomainEvent
  ) {
    self.position = position
    self.stream = stream
    self.version = version
    self.id = id
    self.recordedAt = recordedAt
    self.metadata = metadata
    self.event = event
  }
}
