import EventSourcing
import Foundation
import SQLite

extension EventTable {
  /// Returns at most `limit` events of `stream`, beginning with the one at version `start`.
  ///
  /// - Throws: ``StorageError/damagedEvent(_:reason:)``, and `SQLiteError`.
  func events(
    of stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) throws -> [UndecodedEvent] {
    // BEGIN EXERCISE 5.9
    // From where, in which order, how many? `Self.columns` and `event` are below.
    throw Unfinished("5.9")
    // END EXERCISE 5.9
  }

  /// Returns at most `limit` events of all streams after `position`, oldest first.
  ///
  /// - Throws: ``StorageError/damagedEvent(_:reason:)``, and `SQLiteError`.
  func events(after position: GlobalPosition, limit: Int) throws -> [UndecodedEvent] {
    // BEGIN EXERCISE 5.9
    throw Unfinished("5.9")
    // END EXERCISE 5.9
  }

  /// Returns the events of `stream` that `cause` led to, oldest first.
  ///
  /// - Throws: ``StorageError/damagedEvent(_:reason:)``, and `SQLiteError`.
  func events(of stream: StreamID, causedBy cause: CausationID) throws -> [UndecodedEvent] {
    try connection.run(
      """
      SELECT \(Self.columns) FROM events WHERE causation_id = ? AND stream = ? ORDER BY version
      """, .text(cause.rawValue), .text(stream.description)
    ) { try $0.event }
  }

  /// The columns in the order that ``SQLite/Row/event`` expects.
  private static let columns = """
    position, stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at
    """
}

extension Row {
  /// The event in this row.
  ///
  /// - Throws: ``StorageError/damagedEvent(_:reason:)``.
  fileprivate var event: UndecodedEvent {
    get throws {
      let position = GlobalPosition(rawValue: integer(0))
      guard let stream = StreamID(parsing: text(1)), let id = EventID(parsing: text(3)) else {
        throw StorageError.damagedEvent(position, reason: "its stream or its id is not one")
      }
      return UndecodedEvent(
        position: position, stream: stream, version: integer(2), id: id,
        recordedAt: Date(microseconds: integer(9)),
        metadata: EventMetadata(
          correlationID: isNull(7) ? nil : CorrelationID(rawValue: text(7)),
          causationID: isNull(8) ? nil : CausationID(rawValue: text(8))),
        stored: EventCodec.Stored(
          typeName: EventTypeName(rawValue: text(4)), shape: integer(5), data: text(6)))
    }
  }
}
