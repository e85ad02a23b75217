public import EventSourcing
public import ReadModels
import SQLite

/// One model of ``DurableModels``, whatever its type, with the queries that wait for it.
public final class DurableModel: AwaitedProjection {
  public let name: ReadModelName
  public let progress = Progress()
  let table: TableName
  private let shape: Int
  private let isNeeded: @Sendable (DamagedEvent) -> Bool
  private let create: @Sendable (Connection) throws -> Void
  private let apply: @Sendable (RecordedEvent, Connection) throws -> Void

  public init<Model: DurableReadModel>(_ model: Model.Type) {
    let table = TableName(rawValue: "model_\(Model.name)")
    name = Model.name
    shape = Model.shape
    self.table = table
    isNeeded = { Model.needs($0) }
    create = { try Model.createTable(table, in: $0) }
    apply = { try DurableProjection<Model>.apply($0, to: table, in: $1) }
  }

  public var position: GlobalPosition { progress.position }
  public var trouble: (any Error)? { progress.trouble }

  /// Whether the model can't go on without this event.
  func needs(_ damaged: DamagedEvent) -> Bool { isNeeded(damaged) }

  /// Creates the table and the row of its checkpoint.
  func create(in connection: Connection) throws {
    try create(connection)
    try connection.run(
      "INSERT INTO models (name, shape) VALUES (?, ?)", .text(name.rawValue), .integer(shape))
  }

  /// The checkpoint in the file; `nil` when the model is not there, or has another shape.
  func checkpoint(in connection: Connection) throws -> GlobalPosition? {
    try connection.run(
      """
      SELECT coalesce(checkpoint, position) FROM models, log WHERE name = ? AND shape = ?
      """, .text(name.rawValue), .integer(shape)
    ) { GlobalPosition(rawValue: $0.integer(0)) }.first
  }

  /// Writes `checkpoint`; `nil` says that the model is where the file is.
  func save(_ checkpoint: GlobalPosition?, in connection: Connection) throws {
    try connection.run(
      "UPDATE models SET checkpoint = ? WHERE name = ?",
      checkpoint.map { .integer($0.rawValue) } ?? .null, .text(name.rawValue))
  }

  /// Applies those of `events` that come after `checkpoint`.
  ///
  /// - Returns: The new checkpoint.
  /// - Throws: `PoisonousEvent` when the model can't apply one of them, and `SQLiteError`.
  func take(
    _ events: some BidirectionalCollection<RecordedEvent>, after checkpoint: GlobalPosition,
    in connection: Connection
  ) throws -> GlobalPosition {
    for event in events where event.position > checkpoint { try apply(event, connection) }
    return max(checkpoint, events.last?.position ?? .start)
  }
}
