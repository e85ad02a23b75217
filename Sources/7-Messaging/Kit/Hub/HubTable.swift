import EventSourcing
import SQLite

/// The messages of all sources in one order, within a transaction that the caller opens.
struct HubTable {
  let connection: Connection

  /// Appends the messages of a batch that the hub doesn't have yet.
  ///
  /// A source that lost the answer sends its batch again, so known messages are skipped.
  ///
  /// - Throws: ``HubError``; then the caller rolls back what was appended.
  func accept(_ batch: SourceBatch) throws {
    // BEGIN EXERCISE 7.13
    // Is anything missing before the batch? Does each message come after the one before?
    // Which ones does the hub have already, and are they the same?
    throw Unfinished("7.13")
    // END EXERCISE 7.13
  }

  /// The position of the last message of `source` that the hub has; 0 when it has none.
  func checkpoint(of source: String) throws -> Int {
    try connection.integer("SELECT checkpoint FROM sources WHERE name = ?", .text(source))
  }

  func set(_ checkpoint: Int, of source: String) throws {
    try connection.run(
      "INSERT INTO sources VALUES (?, ?) ON CONFLICT DO UPDATE SET checkpoint = excluded.checkpoint",
      .text(source), .integer(checkpoint))
  }

  /// The message with this id, and its position in the log of its source; `nil` when the hub has none.
  func entry(with id: MessageID) throws -> SourceBatch.Entry? {
    try connection.run(
      "SELECT source_position, message FROM events WHERE id = ?", .text(id.rawValue)
    ) {
      SourceBatch.Entry(position: $0.integer(0), message: try Message(json: $0.text(1)))
    }.first
  }

  /// Appends a message after those of all sources.
  func append(_ entry: SourceBatch.Entry, from source: String) throws {
    try connection.run(
      """
      INSERT INTO events (source, source_position, id, subject, message)
      VALUES (?, ?, ?, ?, ?)
      """, .text(source), .integer(entry.position), .text(entry.message.id.rawValue),
      .text(entry.message.subject), .text(try entry.message.json()))
  }
}
