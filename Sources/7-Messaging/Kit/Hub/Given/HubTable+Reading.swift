import SQLite

/// A message in a hub, with its place in the one order of all sources.
public struct HubEvent: Hashable, Sendable {
  /// 1, 2, 3, and so on.
  public let position: Int
  public let source: String
  public let message: Message
}

extension HubTable {
  /// Returns at most `limit` messages of all sources after `position`, oldest first.
  func events(after position: Int, limit: Int) throws -> [HubEvent] {
    try connection.run(
      "SELECT position, source, message FROM events WHERE position > ? ORDER BY position LIMIT ?",
      .integer(position), .integer(limit), read: Self.event)
  }

  /// Returns at most `limit` messages about `subject` after `position`, oldest first.
  func events(about subject: String, after position: Int, limit: Int) throws -> [HubEvent] {
    try connection.run(
      """
      SELECT position, source, message FROM events
      WHERE subject = ? AND position > ? ORDER BY position LIMIT ?
      """, .text(subject), .integer(position), .integer(limit), read: Self.event)
  }

  private static func event(_ row: Row) throws -> HubEvent {
    HubEvent(
      position: row.integer(0), source: row.text(1), message: try Message(json: row.text(2)))
  }
}
