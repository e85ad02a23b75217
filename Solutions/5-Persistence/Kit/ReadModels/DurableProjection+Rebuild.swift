public import EventSourcing
import Foundation
import SQLite
import Synchronization

extension DurableProjection {
  /// Rebuilds the model from the whole log in a separate table, and replaces the old table.
  ///
  /// Until then readers see the old model, and a projection that follows the log keeps updating it.
  /// Appends wait for one page at most.
  ///
  /// - Throws: `PoisonousEvent`, ``StorageError``, and errors of the store. Then the old model
  ///   is still in place.
  public func rebuild(from store: any EventStore, pageSize: Int = 500) async throws {
    // BEGIN EXERCISE 5.14
    // starter: // Make a fresh table, fill it page by page, and `swap` at the end of the log.
    // starter: throw Unfinished("5.14")
    let fresh = try makeFreshTable()
    var progress = DurableProgress<Model>()
    while true {
      let page = try await store.readAll(after: progress.checkpoint, limit: pageSize)
      if page.isEmpty, try swap(in: fresh, at: progress) { return }
      progress = try add(page, to: fresh, after: progress)
    }
    // END EXERCISE 5.14
  }

  /// Makes an empty table, and removes the table of an unfinished rebuild.
  ///
  /// Another process that is rebuilding at this moment loses its table and fails; the model that
  /// readers use is unaffected.
  private func makeFreshTable() throws -> TableName {
    let fresh = TableName(rawValue: "\(table)_fresh_\(UInt32.random(in: 0...(.max)))")
    return try write { connection in
      let left = try connection.run(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ?",
        .text("\(table)_fresh_*")
      ) { TableName(rawValue: $0.text(0)) }
      for table in left { try connection.execute("DROP TABLE \(table)") }
      try Model.createTable(fresh, in: connection)
      return fresh
    }
  }

  /// Applies a page of the log to the new table; returns the progress after it.
  private func add(
    _ page: [RecordedEvent], to fresh: TableName, after progress: DurableProgress<Model>
  ) throws -> DurableProgress<Model> {
    try write { connection in
      var progress = progress
      for event in page {
        try Self.apply(event, to: fresh, in: connection)
        progress.note(event)
      }
      return progress
    }
  }

  /// Replaces the model's table by `fresh`, whose position is in `progress`.
  ///
  /// Returns `false`, and changes nothing, when the old table is ahead of that.
  private func swap(
    in fresh: TableName, at progress: DurableProgress<Model>
  ) throws -> Bool {
    try write { connection in
      // BEGIN EXERCISE 5.14
      // starter: // Read the old table's checkpoint, drop the table, rename, save: one transaction.
      // starter: false
      let old = try DurableProgress<Model>(in: connection)
      guard progress.checkpoint >= old?.checkpoint ?? .start else { return false }
      try connection.execute("DROP TABLE \(table)")
      try connection.execute("ALTER TABLE \(fresh) RENAME TO \(table)")
      try progress.save(in: connection)
      return true
      // END EXERCISE 5.14
    }
  }

  private func write<Value: Sendable>(
    _ body: @Sendable (Connection) throws -> Value
  ) throws -> Value {
    try connection.withLock { connection in
      try withStorageErrors { try connection.write { try body(connection) } }
    }
  }
}
