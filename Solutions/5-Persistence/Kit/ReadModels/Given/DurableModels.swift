public import EventSourcing
public import ReadModels
public import SQLite
import Synchronization

/// Durable read models in one file, which follow the log together.
///
/// A page of events reaches all models in one transaction, with their checkpoints. After a restart
/// they read only what is newer. A model that can't go on keeps its place, and the others go on.
public final class DurableModels: Sendable {
  public let all: [DurableModel]
  private let file: ModelsFile
  /// Whether the file is known to belong to the log.
  private let isVerified = Mutex(false)

  public init(_ all: [DurableModel], in file: ModelsFile) {
    self.all = all
    self.file = file
  }

  /// Calls `body` with the rows of `model` and its checkpoint, all from one moment.
  ///
  /// - Throws: `ReadModelBehind` as long as it is not known whether the file belongs to the log;
  ///   ``StorageError``, and errors of `body`.
  public func read<Value: Sendable>(
    _ model: DurableModel,
    _ body: @Sendable (Connection, TableName) throws -> Value
  ) throws -> QueryResult<Value> {
    guard isVerified.withLock({ $0 }) else {
      throw ReadModelBehind(model: model.name, position: .start, limit: .zero)
    }
    return try file.read { connection in
      let checkpoint = try model.checkpoint(in: connection) ?? .start
      return QueryResult(value: try body(connection, model.table), position: checkpoint)
    }
  }

  /// Makes sure that the models are those of `store`, and empties them if they are not.
  ///
  /// They are not when `store` doesn't have the last event that they have seen, or when the shape of
  /// one of them has changed. Only that one event is read.
  ///
  /// - Throws: errors of the store, and ``StorageError``.
  public func open(for store: any EventStore) async throws {
    guard !isVerified.withLock({ $0 }) else { return }
    let last = try file.read { try LastEvent(in: $0) }
    var isOfThisLog = true
    if let last {
      let before = GlobalPosition(rawValue: last.position.rawValue - 1)
      isOfThisLog = try await store.readAll(after: before, limit: 1).first?.id == last.id
    }
    let checkpoints = try file.write { [all, isOfThisLog] connection in
      let known = try all.compactMap { try $0.checkpoint(in: connection) }
      let isUsable = isOfThisLog && known.count == all.count
      if !isUsable { try Self.empty(all, in: connection) }
      return isUsable ? known : all.map { _ in .start }
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
    try connection.execute("DELETE FROM projections")
    try connection.execute("DELETE FROM last_event")
    for model in all { try model.create(in: connection) }
  }
}

// MARK: - Following the log

extension DurableModels {
  /// The number of failures in a row after which the models count as stopped while they wait.
  private static let limit = 4

  /// Lets the models follow `store`, until the task is cancelled.
  ///
  /// An error that may pass is reported and tried again. A model that has met a poisonous event stops
  /// there.
  public func follow(
    _ store: any EventStore, backOff: BackOff = BackOff(),
    report: @Sendable (String) -> Void = { _ in }
  ) async {
    var failures = 0
    while !Task.isCancelled {
      let before = position
      do {
        try await open(for: store)
        for model in running { model.progress.stop(because: nil) }
        try await followOnce(store)
        return
      } catch {
        failures = position > before ? 1 : failures + 1
        if failures >= Self.limit {
          for model in running { model.progress.stop(because: error) }
        }
        report("the read models try again after: \(error)")
        try? await backOff.wait(after: failures)
      }
    }
  }

  /// Reads the log to its end, page by page, and then each time there is something new.
  private func followOnce(_ store: any EventStore) async throws {
    try await catchUp(with: store)
    for try await event in store.subscribe(after: position) where event.position > position {
      // Many events may have come with this one: they share a transaction.
      try await catchUp(with: store)
    }
  }

  /// Brings all models to the end of the log; one that can't get there keeps back no other.
  ///
  /// - Throws: errors of the store, and ``StorageError``.
  public func catchUp(with store: any EventStore, pageSize: Int = 500) async throws {
    try await open(for: store)
    while !Task.isCancelled, !running.isEmpty {
      let page = try await store.readAll(after: position, limit: pageSize)
      guard !page.isEmpty else { return }
      try take(page)
    }
  }

  /// The models that have met no poisonous event.
  private var running: [DurableModel] { all.filter { !($0.trouble is PoisonousEvent) } }

  /// The position up to which all running models have seen the log.
  private var position: GlobalPosition { running.map(\.position).min() ?? .start }

  /// Shows a page to all running models, in one transaction.
  private func take(_ page: [RecordedEvent]) throws {
    let models = running
    let results: [Taking]
    do {
      results = try write(page) { connection, checkpoints in
        try models.map { model in
          Taking(
            checkpoint: try model.take(page, after: checkpoints[model.name], in: connection))
        }
      }
    } catch is PoisonousEvent {
      // All was undone. Once more, and now a model that can't go on undoes only what is its own.
      results = try write(page) { connection, checkpoints in
        try models.map { model in
          try Taking(of: page, by: model, after: checkpoints[model.name], in: connection)
        }
      }
    }
    for (model, taking) in zip(models, results) {
      model.progress.advance(to: taking.checkpoint)
      if let poison = taking.poison { model.progress.stop(because: poison) }
    }
  }

  /// Runs `body` with the checkpoints in the file, in a transaction that also notes the last event of
  /// `page`. Another process may have applied some of the page, so the file counts.
  private func write(
    _ page: [RecordedEvent], _ body: @Sendable (Connection, Checkpoints) throws -> [Taking]
  ) throws -> [Taking] {
    try file.write { connection in
      let results = try body(connection, try Checkpoints(in: connection))
      if let last = page.last {
        try LastEvent(position: last.position, id: last.id).save(in: connection)
      }
      return results
    }
  }
}

/// The checkpoints of all models in the file.
private struct Checkpoints {
  private let byName: [String: Int]

  init(in connection: Connection) throws {
    let rows = try connection.run("SELECT name, checkpoint FROM projections") {
      ($0.text(0), $0.integer(1))
    }
    byName = Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: ReadModelName) -> GlobalPosition {
    GlobalPosition(rawValue: byName[name.rawValue] ?? 0)
  }
}

/// What became of a page in one model.
private struct Taking {
  let checkpoint: GlobalPosition
  /// The error with the event after `checkpoint`, if the model can't apply it.
  var poison: PoisonousEvent?

  init(checkpoint: GlobalPosition) { self.checkpoint = checkpoint }

  /// Applies `page` up to an event that `model` can't apply.
  init(
    of page: [RecordedEvent], by model: DurableModel, after checkpoint: GlobalPosition,
    in connection: Connection
  ) throws {
    do {
      self.checkpoint = try connection.savepoint {
        try model.take(page, after: checkpoint, in: connection)
      }
    } catch let error as PoisonousEvent {
      poison = error
      let before = page.prefix { $0.position < error.event.position }
      self.checkpoint = try model.take(before, after: checkpoint, in: connection)
    }
  }
}

/// The last event that a model in the file has seen.
private struct LastEvent {
  let position: GlobalPosition
  let id: EventID

  init(position: GlobalPosition, id: EventID) {
    self.position = position
    self.id = id
  }

  /// Reads the row; `nil` when no model has seen an event.
  init?(in connection: Connection) throws {
    let rows = try connection.run("SELECT position, id FROM last_event") {
      ($0.integer(0), $0.text(1))
    }
    guard let (position, text) = rows.first, let id = EventID(parsing: text) else { return nil }
    self.init(position: GlobalPosition(rawValue: position), id: id)
  }

  /// Writes the row, unless the file has a later one.
  func save(in connection: Connection) throws {
    try connection.run(
      """
      INSERT INTO last_event (row, position, id) VALUES (1, ?, ?)
      ON CONFLICT (row) DO UPDATE SET position = excluded.position, id = excluded.id
      WHERE excluded.position > position
      """, .integer(position.rawValue), .text(id.description))
  }
}
