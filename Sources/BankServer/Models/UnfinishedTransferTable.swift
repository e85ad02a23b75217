import CommandHandlers
import EventSourcing
import Events
import Persistence
import ReadModels
import SQLite

/// The transfers that were requested and have not ended, in a table.
///
/// So a start finds them without reading the log.
enum UnfinishedTransferTable: DurableReadModel {
  static let name: ReadModelName = "transfers"
  static let shape = 1

  static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute(
      "CREATE TABLE \(table) (id TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID"
    )
  }

  static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    switch event.event as? Transfer.Event {
    case .requested(let order):
      try connection.run(
        "INSERT OR REPLACE INTO \(table) (id, position) VALUES (?, ?)",
        .text(order.id.rawValue), .integer(event.position.rawValue))
    case .completed(let id), .failed(let id, _):
      try connection.run("DELETE FROM \(table) WHERE id = ?", .text(id.rawValue))
    case .taken, .refused, nil: break
    }
  }

  /// Which transfer a damaged event belongs to shows when that one goes on.
  static func needs(_ damaged: DamagedEvent) -> Bool { false }

  /// Returns them, oldest first.
  static func all(in table: TableName, _ connection: Connection) throws -> [TransferID] {
    try connection.run("SELECT id FROM \(table) ORDER BY position") {
      TransferID(rawValue: $0.text(0))
    }
  }
}
