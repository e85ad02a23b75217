public import EventSourcing
public import ReadModels
public import SQLite
import Synchronization

/// Keeps one read model up to date in the bank's file.
///
/// Its rows and its checkpoint are in the same file and change in the same transaction. So a crash
/// at any moment neither loses an event nor counts it twice, and two processes that apply the same
/// event apply it once.
public final class DurableProjection<Model: DurableReadModel>: Sendable {
  let connection: Mutex<Connection>
  let table: TableName
  private let stopped = Mutex<(any Error)?>(nil)

  /// Opens the file at `path`, and creates the model's table if it is missing.
  ///
  /// Commits don't wait for a sync: rows lost in a crash are rebuilt from the log.
  ///
  /// - Throws: ``StorageError``; then the file is unchanged.
  public init(
    path: String, options: StorageOptions = StorageOptions(durability: .normal)
  ) throws {
    let table = TableName(rawValue: "model_\(Model.name)")
    let connection = try Connection.eventStore(at: path, options)
    try withStorageErrors { try Self.makeTable(table, in: connection) }
    self.table = table
    self.connection = Mutex(connection)
  }

  /// Creates the table; when it exists, this does not wait for a writer's lock.
  private static func makeTable(_ table: TableName, in connection: Connection) throws {
    guard try DurableProgress<Model>(in: connection) == nil else { return }
    try connection.write {
      guard try DurableProgress<Model>(in: connection) == nil else { return }
      try Model.createTable(table, in: connection)
      try DurableProgress<Model>().save(in: connection)
    }
  }

  /// The progress of the model.
  ///
  /// - Throws: ``StorageError``.
  public func progress() throws -> DurableProgress<Model> {
    try read { connection, _ in try DurableProgress(in: connection) ?? DurableProgress() }
  }

  /// Calls `body` with the rows, all from one moment, whatever is written meanwhile.
  ///
  /// - Throws: ``StorageError``, and errors of `body`.
  public func read<Value: Sendable>(
    _ body: @Sendable (Connection, TableName) throws -> Value
  ) throws -> Value {
    try connection.withLock { connection in
      try withStorageErrors { try connection.read { try body(connection, table) } }
    }
  }

  /// Applies those of `events` that are new: all of them, or none.
  ///
  /// - Throws: `PoisonousEvent` when the model can't apply one of them, and ``StorageError``.
  ///   Then nothing has changed; or, if the commit failed, perhaps rows and checkpoint together.
  public func take(_ events: [RecordedEvent]) throws {
    try connection.withLock { connection in
      try withStorageErrors {
        // BEGIN EXERCISE 5.13
        // starter: // One transaction: read the progress, apply the new events, save the progress.
        // starter: throw Unfinished("5.13")
        try connection.write {
          var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
          for event in events where event.position > progress.checkpoint {
            try Self.apply(event, to: table, in: connection)
            progress.note(event)
          }
          try progress.save(in: connection)
        }
        // END EXERCISE 5.13
      }
    }
  }

  /// Applies `event` to the model.
  ///
  /// A violated constraint of the table, such as a balance out of range, fails again at each retry:
  /// the event is poisonous. Other failures of SQLite may pass.
  ///
  /// - Throws: `SQLiteError`, and `PoisonousEvent` with any other error of the model.
  static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    do {
      try Model.apply(event, to: table, in: connection)
    } catch let error as SQLiteError where error.code.primary != .constraint {
      throw error
    } catch {
      throw PoisonousEvent(model: Model.name, event: event, reason: error)
    }
  }
}

extension DurableProjection: AnyProjection {
  public var name: ReadModelName { Model.name }

  public func needs(_ damaged: DamagedEvent) -> Bool { Model.needs(damaged) }

  /// The position that the model has reached; the start of the log when the file can't be read.
  public var position: GlobalPosition { (try? progress().checkpoint) ?? .start }

  /// The error that stopped the projection; `nil` while there is none.
  public var trouble: (any Error)? { stopped.withLock { $0 } }

  /// Records that the projection has stopped, and why.
  public func stop(because error: any Error) { stopped.withLock { $0 = error } }

  /// Applies the events in the log, page by page; a model of an older shape is rebuilt.
  ///
  /// - Throws: `PoisonousEvent`, ``StorageError``, and errors of the store.
  public func catchUp(with store: any EventStore, pageSize: Int = 500) async throws {
    if try progress().shape != Model.shape { try await rebuild(from: store) }
    while true {
      let page = try await store.readAll(after: try progress().checkpoint, limit: pageSize)
      guard !page.isEmpty else { return }
      try take(page)
    }
  }

  /// Applies every event after the checkpoint: first the ones in the log, then each new one.
  ///
  /// It returns when its task is cancelled, because then the subscription ends. A `ProjectionGroup`
  /// tries again after errors that may pass.
  ///
  /// - Throws: `PoisonousEvent`, ``StorageError``, and errors of the store.
  public func follow(_ store: any EventStore) async throws {
    stopped.withLock { $0 = nil }
    try await catchUp(with: store)
    for try await event in store.subscribe(after: try progress().checkpoint) {
      try take([event])
    }
  }
}
