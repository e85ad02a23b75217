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
      "CREATE TABLE \(table) (number INTEGER PRIMARY KEY, position INTEGER NOT NULL) STRICT")
  }

  static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    guard EventFeed.isPublic(event) else { return }
    // Rows are never removed, so the number that SQLite gives is the next one.
    try connection.run(
      "INSERT INTO \(table) (position) VALUES (?)", .integer(event.position.rawValue))
  }

  static func needs(_ damaged: DamagedEvent) -> Bool { EventFeed.needs(damaged) }

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
  ///
  /// Positions rise with the numbers, so a binary search finds it, and no index has to be kept.
  static func next(
    after position: GlobalPosition, in table: TableName, _ connection: Connection
  ) throws -> GlobalPosition? {
    let numbers = 1..<(try count(in: table, connection) + 1)
    let index = try numbers.partitioningIndex { number in
      try self.position(of: number, in: table, connection) ?? .start > position
    }
    return try self.position(of: index, in: table, connection)
  }
}
