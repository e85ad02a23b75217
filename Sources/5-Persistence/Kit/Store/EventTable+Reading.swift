import EventSourcing
import Foundation
import SQLite

extension EventTable {
  /// Returns at most `limit` events of `stream`, beginning with the one at version `start`.
  ///
  /// - Throws: `DamagedEvent`, and `SQLiteError`.
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
  /// - Throws: `DamagedEvent`, and `SQLiteError`.
  func events(after position: GlobalPosition, limit: Int) throws -> [UndecodedEvent] {
    // BEGIN EXERCISE 5.9
    throw Unfinished("5.9")
    // END EXERCISE 5.9
  }

  /// Returns the events of `stream` that `cause` led to, oldest first.
  ///
  /// - Throws: `DamagedEvent`, and `SQLiteError`.
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
  /// - Throws: `DamagedEvent`.
  fileprivate var event: UndecodedEvent {
    get throws {
      guard let stream = validText(1).flatMap({ StreamID(parsing: $0) }) else {
        throw damage("its stream's name is invalid")
      }
      guard let id = validText(3).flatMap({ EventID(parsing: $0) }) else {
        throw damage("its id is not a UUID")
      }
      return UndecodedEvent(
        position: GlobalPosition(rawValue: integer(0)), stream: stream, version: integer(2), id: id,
        recordedAt: Date(microseconds: integer(9)),
        metadata: EventMetadata(
          correlationID: isNull(7) ? nil : CorrelationID(rawValue: try whole(7, "correlation id")),
          causationID: isNull(8) ? nil : CausationID(rawValue: try whole(8, "causation id"))),
        stored: EventCodec.Stored(
          typeName: EventTypeName(rawValue: try whole(4, "type")), shape: integer(5),
          data: try whole(6, "data")))
    }
  }

  /// The text in a column of an event.
  ///
  /// A byte that is not UTF-8 is never replaced: the name of a customer would be another one.
  ///
  /// - Throws: `DamagedEvent`, which calls the column `name`.
  private func whole(_ column: Int, _ name: String) throws -> String {
    guard let text = validText(column) else { throw damage("its \(name) is not UTF-8") }
    return text
  }

  /// The error for this row, which can't be read because of `reason`.
  private func damage(_ reason: String) -> DamagedEvent {
    DamagedEvent(
      position: GlobalPosition(rawValue: integer(0)),
      stream: validText(1).flatMap { StreamID(parsing: $0) },
      typeName: validText(4).map { EventTypeName(rawValue: $0) }, reason: reason)
  }
}

extension EventTable {
  /// Returns at most `limit` of the events after `position`, up to the first damaged one.
  ///
  /// What is before it in the log has nothing to do with it.
  ///
  /// - Throws: `DamagedEvent` when the first of them is damaged, and `SQLiteError`.
  func wholeEvents(after position: GlobalPosition, limit: Int) throws -> [UndecodedEvent] {
    do {
      return try events(after: position, limit: limit)
    } catch let damaged as DamagedEvent {
      let count = try connection.integer(
        "SELECT count(*) FROM events WHERE position > ? AND position < ?",
        .integer(position.rawValue), .integer(damaged.position.rawValue))
      guard count > 0 else { throw damaged }
      return try events(after: position, limit: count)
    }
  }
}
