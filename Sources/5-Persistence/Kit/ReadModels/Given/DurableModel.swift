public import EventSourcing
public import ReadModels
import SQLite

/// One model of ``DurableModels``, whatever its type, with those who wait for it.
public final class DurableModel: AwaitedProjection {
  public let name: ReadModelName
  public let progress = Progress()
  let table: TableName
  private let shape: Int
  private let create: @Sendable (Connection) throws -> Void
  private let apply: @Sendable (RecordedEvent, Connection) throws -> Void

  public init<Model: DurableReadModel>(_ model: Model.Type) {
    let table = TableName(rawValue: "model_\(Model.name)")
    name = Model.name
    shape = Model.shape
    self.table = table
    create = { connection in
      try Model.createTable(table, in: connection)
      try DurableProgress<Model>().save(in: connection)
    }
    apply = { try DurableProjection<Model>.apply($0, to: table, in: $1) }
  }

  public var position: GlobalPosition { progress.position }
  public var trouble: (any Error)? { progress.trouble }

  /// Creates the table and the row of its progress.
  func create(in connection: Connection) throws { try create(connection) }

  /// The checkpoint in the file; `nil` when the model is not there, or has another shape.
  func checkpoint(in connection: Connection) throws -> GlobalPosition? {
    try connection.run(
      "SELECT checkpoint FROM projections WHERE name = ? AND shape = ?", .text(name.rawValue),
      .integer(shape)
    ) { GlobalPosition(rawValue: $0.integer(0)) }.first
  }

  /// Applies those of `events` that come after `checkpoint`, the one in the file, and writes the new
  /// one.
  ///
  /// - Returns: The new checkpoint.
  /// - Throws: `PoisonousEvent` when the model can't apply one of them, and `SQLiteError`.
  func take(
    _ events: some Collection<RecordedEvent>, after checkpoint: GlobalPosition,
    in connection: Connection
  ) throws -> GlobalPosition {
    var (last, unknownCount) = (checkpoint, 0)
    for event in events where event.position > checkpoint {
      try apply(event, connection)
      last = event.position
      if event.event is UnknownEvent { unknownCount += 1 }
    }
    guard last > checkpoint else { return checkpoint }
    try connection.run(
      """
      UPDATE projections SET checkpoint = ?, unknown_events = unknown_events + ? WHERE name = ?
      """, .integer(last.rawValue), .integer(unknownCount), .text(name.rawValue))
    return last
  }
}
