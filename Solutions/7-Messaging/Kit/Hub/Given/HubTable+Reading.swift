import SQLite

/// A message in a hub, with its place in the one order of all sources.
public struct HubEvent: Hashable, Sendable {
  /// 1, 2, 3, and so on.
  public let position: Int
  public let message: Message

  public init(position: Int, message: Message) {
    self.position = position
    self.message = message
  }
}

extension HubTable {
  /// Returns at most `limit` messages of all sources after `position`, oldest first.
  func events(after position: Int, limit: Int) throws -> [HubEvent] {
    try connection.run(
      "SELECT position, message FROM events WHERE position > ? ORDER BY position LIMIT ?",
      .integer(position), .integer(limit), read: Self.event)
  }

  /// Returns at most `limit` messages about `subject` after `position`, oldest first.
  func events(about subject: String, after position: Int, limit: Int) throws -> [HubEvent] {
    try connection.run(
      """
      SELECT position, message FROM events
      WHERE subject = ? AND position > ? ORDER BY position LIMIT ?
      """, .text(subject), .integer(position), .integer(limit), read: Self.event)
  }

  /// The position of the last message; 0 when there is none.
  func end() throws -> Int { try connection.integer("SELECT max(position) FROM events") }

  private static func event(_ row: Row) throws -> HubEvent {
    HubEvent(position: row.integer(0), message: try Message(json: row.text(1)))
  }
}
