public import EventSourcing
public import ReadModels
public import SQLite
import Synchronization

/// Keeps one read model in the file of a bank up to date.
///
/// Its rows and its checkpoint are in the same file and change in the same transaction. So a crash
/// at any moment neither loses an event nor counts it twice, and two processes that do the same
/// work do it once.
public final class DurableProjection<Model: DurableReadModel>: Sendable {
  let connection: Mutex<Connection>
  let table: TableName
  private let stopped = Mutex<(any Error)?>(nil)

  /// Opens the file at `path`, and makes the model's table when there is none.
  ///
  /// What a crash of the computer may cost here is made again from the log, so no sync is waited
  /// for.
  ///
  /// - Throws: ``StorageError``; then the file is as it was.
  public init(
    path: String, options: StorageOptions = StorageOptions(durability: .normal)
  ) throws {
    let table = TableName(rawValue: "model_\(Model.name)")
    let connection = try Connection.eventStore(at: path, options)
    try withStorageErrors { try Self.makeTable(table, in: connection) }
    self.table = table
    self.connection = Mutex(connection)
  }

  /// Whoever finds the table there waits for nobody who writes.
  private static func makeTable(_ table: TableName, in connection: Connection) throws {
    guard try DurableProgress<Model>(in: connection) == nil else { return }
    try connection.write {
      guard try DurableProgress<Model>(in: connection) == nil else { return }
      try Model.createTable(table, in: connection)
      try DurableProgress<Model>().save(in: connection)
    }
  }

  /// How far the model has come.
  ///
  /// - Throws: ``StorageError``.
  public func progress() throws -> DurableProgress<Model> {
    try read { connection, _ in try DurableProgress(in: connection) ?? DurableProgress() }
  }

  /// Lets `body` look at the rows, all of one moment, whatever is written meanwhile.
  ///
  /// - Throws: ``StorageError``, and what `body` throws.
  public func read<Value: Sendable>(
    _ body: @Sendable (Connection, TableName) throws -> Value
  ) throws -> Value {
    try connection.withLock { connection in
      try withStorageErrors { try connection.read { try body(connection, table) } }
    }
  }

  /// Takes note of `events`, except of those that were seen before: all of the others, or none.
  ///
  /// - Throws: `PoisonousEvent` when the model cannot deal with one of them, and ``StorageError``.
  ///   Then nothing has changed.
  public func take(_ events: [RecordedEvent]) throws {
    try connection.withLock { connection in
      try withStorageErrors {
        // BEGIN EXERCISE 5.13
        // One transaction: how far did it come, what is new, and how far has it come then?
        throw Unfinished("5.13")
        // END EXERCISE 5.13
      }
    }
  }

  /// Shows `event` to the model.
  ///
  /// A rule of the table that an event breaks, such as a balance beyond the range of an integer, is
  /// broken again the next time: the event is poisonous. Other failures of SQLite may pass.
  ///
  /// - Throws: `SQLiteError`, and `PoisonousEvent` with whatever else the model throws.
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

  /// Why it does not follow the log any more; `nil` as long as nothing went wrong.
  public var trouble: (any Error)? { stopped.withLock { $0 } }

  /// Makes known that the projection goes no further.
  public func stop(because error: any Error) { stopped.withLock { $0 = error } }

  /// Takes what the log holds, page by page; a model of an older shape is made anew.
  ///
  /// - Throws: `PoisonousEvent`, ``StorageError``, and what the store throws.
  public func catchUp(with store: any EventStore, pageSize: Int = 500) async throws {
    if try progress().shape != Model.shape { try await rebuild(from: store) }
    while true {
      let page = try await store.readAll(after: try progress().checkpoint, limit: pageSize)
      guard !page.isEmpty else { return }
      try take(page)
    }
  }

  /// Takes every event after the checkpoint: first what the log holds, then what is new.
  ///
  /// It returns when its task is cancelled, because then the subscription ends.
  ///
  /// - Throws: `PoisonousEvent`, ``StorageError``, and what the store throws.
  public func follow(_ store: any EventStore) async throws {
    stopped.withLock { $0 = nil }
    try await catchUp(with: store)
    for try await event in store.subscribe(after: try progress().checkpoint) {
      try take([event])
    }
  }
}
