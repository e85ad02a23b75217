import EventSourcing
import Foundation
import SQLite

extension Connection {
  /// At most `limit` events of `stream`, beginning with the one at version `start`.
  ///
  /// - Throws: ``StorageError/damagedEvent(_:reason:)``, and `SQLiteError`.
  func events(
    of stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?,
    codec: EventCodec
  ) throws -> [RecordedEvent] {
    // BEGIN EXERCISE 5.9
    // From where, in which order, how many? `Self.columns` and `recordedEvent` are below.
    throw Unfinished("5.9")
    // END EXERCISE 5.9
  }

  /// At most `limit` events of all streams that come after `position`, oldest first.
  ///
  /// - Throws: ``StorageError/damagedEvent(_:reason:)``, and `SQLiteError`.
  func events(
    after position: GlobalPosition, limit: Int, codec: EventCodec
  ) throws -> [RecordedEvent] {
    // BEGIN EXERCISE 5.9
    throw Unfinished("5.9")
    // END EXERCISE 5.9
  }

  /// The columns in the order in which ``SQLite/Row/recordedEvent(_:)`` reads them.
  private static let columns = """
    position, stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at
    """
}

extension Row {
  /// The event that stands in this row.
  ///
  /// - Throws: ``StorageError/damagedEvent(_:reason:)``.
  fileprivate func recordedEvent(_ codec: EventCodec) throws -> RecordedEvent {
    let position = GlobalPosition(rawValue: integer(0))
    let stored = EventCodec.Stored(
      typeName: EventTypeName(rawValue: text(4)), shape: integer(5), data: text(6))
    guard let stream = StreamID(parsing: text(1)), let id = UUID(uuidString: text(3)) else {
      throw StorageError.damagedEvent(position, reason: "its stream or its id is not one")
    }
    let event: any DomainEvent
    do {
      event = try codec.decode(stored)
    } catch {
      throw StorageError.damagedEvent(position, reason: "\(stored.typeName): \(error)")
    }
    return RecordedEvent(
      position: position, stream: stream, version: integer(2), id: EventID(rawValue: id),
      recordedAt: Date(microseconds: integer(9)),
      metadata: EventMetadata(
        correlationID: isNull(7) ? nil : CorrelationID(rawValue: text(7)),
        causationID: isNull(8) ? nil : CausationID(rawValue: text(8))),
      event: event)
  }
}
