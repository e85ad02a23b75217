import API
import EventSourcing
import Persistence
import ReadModels
import SQLite

/// The positions of the public events in the log, by number, in a table.
enum FeedTable: DurableReadModel {
  static let name = EventFeed.name
  static let shape = 1

  static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute(
      "CREATE TABLE \(table) (number INTEGER PRIMARY KEY, position INTEGER NOT NULL UNIQUE) STRICT")
  }

  static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    guard EventFeed.isPublic(event) else { return }
    // Rows are never removed, so the number that SQLite gives is the next one.
    try connection.run(
      "INSERT INTO \(table) (position) VALUES (?)", .integer(event.position.rawValue))
  }

  static func count(in table: TableName, _ connection: Connection) throws -> Int {
    try connection.integer("SELECT max(number) FROM \(table)")
  }

  /// The position of the event with this number: `.start` for 0, `nil` for a future one.
  static func position(
    of number: Int, in table: TableName, _ connection: Connection
  ) throws -> GlobalPosition? {
    if number == 0 { return .start }
    return try connection.run(
      "SELECT position FROM \(table) WHERE number = ?", .integer(number)
    ) { GlobalPosition(rawValue: $0.integer(0)) }.first
  }

  /// The position of the first public event after `position`; `nil` when there is none yet.
  static func next(
    after position: GlobalPosition, in table: TableName, _ connection: Connection
  ) throws -> GlobalPosition? {
    try connection.run(
      "SELECT position FROM \(table) WHERE position > ? ORDER BY position LIMIT 1",
      .integer(position.rawValue)
    ) { GlobalPosition(rawValue: $0.integer(0)) }.first
  }
}
