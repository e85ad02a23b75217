public import EventSourcing
import Foundation
import SQLite

extension Connection {
  func events(
    of stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?,
    codec: EventCodec
  ) throws -> [RecordedEvent] {
    let (comparison, order, border) =
      switch direction {
      case .forwards: (">=", "ASC", start ?? 1)
      case .backwards: ("<=", "DESC", start ?? .max)
      }
    return try run(
      """
      SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
      ORDER BY version \(order) LIMIT ?
      """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
    ) { try Self.event(in: $0, stream: stream, codec: codec) }
  }

  func events(
    after position: GlobalPosition, limit: Int, codec: EventCodec
  ) throws -> [RecordedEvent] {
    try run(
      "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?",
      .integer(position.rawValue), .integer(max(limit, 0))
    ) { try Self.event(in: $0, stream: nil, codec: codec) }
  }

  private static let columns = """
    position, stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at
    """

  private static func event(
    in row: Row, stream: StreamID?, codec: EventCodec
  ) throws -> RecordedEvent {
    let stored = EventCodec.Stored(
      typeName: EventTypeName(rawValue: row.text(4)), shape: row.integer(5), data: row.text(6))
    guard let id = UUID(uuidString: row.text(3)),
      let stream = stream ?? StreamID(parsing: row.text(1))
    else { throw DamagedRow(position: GlobalPosition(rawValue: row.integer(0))) }
    return RecordedEvent(
      position: GlobalPosition(rawValue: row.integer(0)), stream: stream, version: row.integer(2),
      id: EventID(rawValue: id), recordedAt: Date(microseconds: row.integer(9)),
      metadata: EventMetadata(
        correlationID: row.isNull(7) ? nil : CorrelationID(rawValue: row.text(7)),
        causationID: row.isNull(8) ? nil : CausationID(rawValue: row.text(8))),
      event: try codec.decode(stored))
  }
}

/// A row of the log holds what no event can be read from.
public struct DamagedRow: Error, Hashable {
  public let position: GlobalPosition

  public init(position: GlobalPosition) {
    self.position = position
  }
}

extension DamagedRow: CustomStringConvertible {
  public var description: String { "the row at position \(position) is damaged" }
}
