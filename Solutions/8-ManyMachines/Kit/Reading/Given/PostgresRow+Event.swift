import EventSourcing
import Foundation
import Persistence
import Postgres

extension PostgresRow {
  /// The event in this row, which begins with `EventQueries.columns`.
  ///
  /// - Throws: `DamagedEvent`.
  var event: UndecodedEvent {
    get throws(DamagedEvent) {
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
  private func whole(_ column: Int, _ name: String) throws(DamagedEvent) -> String {
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
