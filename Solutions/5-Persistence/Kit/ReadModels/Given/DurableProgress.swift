public import EventSourcing
import ReadModels
import SQLite

/// The progress of a durable read model: one row of the table `projections`.
public struct DurableProgress<Model: DurableReadModel>: Hashable, Sendable {
  /// The shape of the table in the file.
  public let shape: Int
  /// The position of the last event that the model has seen.
  public private(set) var checkpoint: GlobalPosition
  /// The number of events skipped because this program does not know their type.
  ///
  /// A newer program that knows them has to rebuild the model.
  public private(set) var unknownEventCount: Int

  /// The progress of an empty model.
  init() {
    shape = Model.shape
    checkpoint = .start
    unknownEventCount = 0
  }

  /// Reads the row; `nil` when the file has no such model.
  ///
  /// - Throws: `SQLiteError`.
  init?(in connection: Connection) throws {
    let row = try connection.run(
      "SELECT shape, checkpoint, unknown_events FROM projections WHERE name = ?",
      .text(Model.name.rawValue)
    ) { (shape: $0.integer(0), checkpoint: $0.integer(1), unknown: $0.integer(2)) }.first
    guard let row else { return nil }
    shape = row.shape
    checkpoint = GlobalPosition(rawValue: row.checkpoint)
    unknownEventCount = row.unknown
  }

  /// Records that the model has seen `event`.
  mutating func note(_ event: RecordedEvent) {
    checkpoint = event.position
    if event.event is UnknownEvent { unknownEventCount += 1 }
  }

  /// Writes the row.
  ///
  /// - Throws: `SQLiteError`.
  func save(in connection: Connection) throws {
    try connection.run(
      """
      INSERT OR REPLACE INTO projections (name, shape, checkpoint, unknown_events)
      VALUES (?, ?, ?, ?)
      """, .text(Model.name.rawValue), .integer(shape), .integer(checkpoint.rawValue),
      .integer(unknownEventCount))
  }
}
