public import Foundation

/// An event in a store: the fact, its stream, version, position and time.
///
/// It is immutable, so all copies share one record: histories are passed around a lot, and copying
/// an event only counts a reference.
public struct RecordedEvent: Sendable {
  private let record: Record

  /// Its place among the events of all streams.
  public var position: GlobalPosition { record.position }
  public var stream: StreamID { record.stream }
  /// Its place in its stream: 1 for the first event, and without gaps.
  public var version: Int { record.version }
  public var id: EventID { record.id }
  /// The time of recording, by the store's clock. Order comes from ``version``, never from here.
  public var recordedAt: Date { record.recordedAt }
  public var metadata: EventMetadata { record.metadata }
  public var event: any DomainEvent { record.event }

  public init(
    position: GlobalPosition, stream: StreamID, version: Int, id: EventID, recordedAt: Date,
    metadata: EventMetadata = EventMetadata(), event: any DomainEvent
  ) {
    record = Record(
      position: position, stream: stream, version: version, id: id, recordedAt: recordedAt,
      metadata: metadata, event: event)
  }

  /// The record that all copies of one event share.
  private final class Record: Sendable {
    let position: GlobalPosition
    let stream: StreamID
    let version: Int
    let id: EventID
    let recordedAt: Date
    let metadata: EventMetadata
    let event: any DomainEvent

    init(
      position: GlobalPosition, stream: StreamID, version: Int, id: EventID, recordedAt: Date,
      metadata: EventMetadata, event: any DomainEvent
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
}
