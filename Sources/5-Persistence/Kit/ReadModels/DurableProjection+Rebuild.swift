public import EventSourcing
import Foundation
import SQLite
import Synchronization

extension DurableProjection {
  /// Makes the model anew from the whole log, in a table of its own, and puts that in the place of
  /// the old one.
  ///
  /// Until then readers see the old model, and whoever follows the log goes on with it. Appends
  /// wait for one page at most.
  ///
  /// - Throws: `PoisonousEvent`, ``StorageError``, and what the store throws. Then the old model
  ///   is still there.
  public func rebuild(from store: any EventStore, pageSize: Int = 500) async throws {
    // BEGIN EXERCISE 5.14
    // A fresh table, page after page into it, and at the end of the log `swap`.
    throw Unfinished("5.14")
    // END EXERCISE 5.14
  }

  /// Makes an empty table, and removes what a rebuild has left behind that did not come to its end.
  ///
  /// If another process is rebuilding just now, it finds its table gone, and fails; the model that
  /// everybody reads is not touched by that.
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

  /// Shows a page of the log to the table that is being made; returns how far it has come then.
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

  /// Puts `fresh`, which has come as far as `progress` says, in the place of the model's table.
  ///
  /// Returns `false`, and changes nothing, when the old table has seen more than that.
  private func swap(
    in fresh: TableName, at progress: DurableProgress<Model>
  ) throws -> Bool {
    try write { connection in
      // BEGIN EXERCISE 5.14
      // Look at the old table's checkpoint, remove it, rename, and save: one transaction.
      false
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
