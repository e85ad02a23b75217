public import EventSourcing
public import ReadModels
public import SQLite
import Synchronization

/// Durable read models in one file, which follow the log together.
///
/// A page of events reaches all models in one transaction, with their checkpoints. After a restart
/// they read only newer events. A model that can't continue stays behind, and the others continue.
public final class DurableModels: Sendable {
  public let all: [DurableModel]
  let file: ModelsFile
  /// Whether a query waits for events of the current batch.
  let demand = Demand()
  /// Whether the file is known to belong to the log.
  private let isVerified = Mutex(false)

  public init(_ all: [DurableModel], in file: ModelsFile) {
    self.all = all
    self.file = file
    for model in all { model.progress.whenAwaited { [demand] in demand.make() } }
  }

  /// Calls `body` with the rows of `model` and its checkpoint, all from one moment.
  ///
  /// - Throws: `ReadModelBehind` as long as it is not known whether the file belongs to the log;
  ///   ``StorageError``, and errors of `body`.
  public func read<Value: Sendable>(
    _ model: DurableModel,
    _ body: @Sendable (Connection, TableName) throws -> Value
  ) throws -> QueryResult<Value> {
    try checkIsVerified(for: model)
    return try file.read { connection in
      let checkpoint = try model.checkpoint(in: connection) ?? .start
      return QueryResult(value: try body(connection, model.table), position: checkpoint)
    }
  }

  /// Calls `body`, which makes one query, with the rows of `model`. They include everything up to the
  /// result's position, and may include more.
  ///
  /// One query sees one moment, and is cheaper without a transaction.
  ///
  /// - Throws: the errors of ``read(_:_:)``.
  func ask<Value: Sendable>(
    _ model: DurableModel, _ body: @Sendable (Connection, TableName) throws -> Value
  ) throws -> QueryResult<Value> {
    try checkIsVerified(for: model)
    let position = model.position
    let value = try file.ask { try body($0, model.table) }
    return QueryResult(value: value, position: position)
  }

  private func checkIsVerified(for model: DurableModel) throws {
    guard isVerified.withLock({ $0 }) else {
      throw ReadModelBehind(model: model.name, position: .start, limit: .zero)
    }
  }
}

// MARK: - Opening

extension DurableModels {
  /// Makes sure that the models are those of `store`, and empties them if they are not.
  ///
  /// They are not when `store` doesn't have the last event that they have seen, or when other models
  /// are in the file, or some of another shape. Only that one event is read.
  ///
  /// - Throws: errors of the store, and ``StorageError``.
  public func open(for store: any EventStore) async throws {
    guard !isVerified.withLock({ $0 }) else { return }
    let last = try file.read { try LogMark(in: $0) }
    let isOfThisLog = try await last.isIn(store)
    let checkpoints = try await file.write { [all] connection in
      let count = try connection.integer("SELECT count(*) FROM models")
      let known = try all.compactMap { try $0.checkpoint(in: connection) }
      if isOfThisLog, known.count == all.count, count == all.count { return known }
      try Self.empty(all, in: connection)
      return all.map { _ in .start }
    }
    for (model, checkpoint) in zip(all, checkpoints) { model.progress.advance(to: checkpoint) }
    isVerified.withLock { $0 = true }
  }

  /// Removes all models, those of other programs as well, and creates them anew.
  private static func empty(_ all: [DurableModel], in connection: Connection) throws {
    let tables = try connection.run(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'model_*'"
    ) { TableName(rawValue: $0.text(0)) }
    for table in tables { try connection.execute("DROP TABLE \(table)") }
    try connection.execute("DELETE FROM models")
    try LogMark.reset(in: connection)
    for model in all { try model.create(in: connection) }
  }
}
