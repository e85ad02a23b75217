public import EventSourcing
public import Events
import Foundation
public import ReadModels
public import SQLite

/// All users in a table, by number and by address.
public enum UserTable: DurableReadModel {
  public static let name: ReadModelName = "users"
  public static let shape = 2

  public static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute(
      """
      CREATE TABLE \(table) (
        id INTEGER PRIMARY KEY,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        email TEXT NOT NULL,
        version INTEGER NOT NULL,
        registered_at INTEGER NOT NULL,
        email_changed_at INTEGER
      ) STRICT;
      CREATE INDEX \(table)_by_email ON \(table) (email);
      """)
  }

  public static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    let time = SQLValue.integer(event.recordedAt.microseconds)
    switch event.event as? User.Event {
    case .created(let id, let firstName, let lastName, let email):
      try connection.run(
        """
        INSERT OR REPLACE INTO \(table) (id, first_name, last_name, email, version, registered_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """, .integer(id.rawValue), .text(firstName), .text(lastName),
        .text(email.description), .integer(event.version), time)
    case .emailUpdated(let id, let newEmail):
      try connection.run(
        "UPDATE \(table) SET email = ?, version = ?, email_changed_at = ? WHERE id = ?",
        .text(newEmail.description), .integer(event.version), time, .integer(id.rawValue))
    case nil:
      return
    }
  }

  /// Returns the first `limit` users after `id`, in the order of their numbers.
  ///
  /// - Throws: `SQLiteError`.
  public static func rows(
    of table: TableName, after id: UserID? = nil, limit: Int, in connection: Connection
  ) throws -> [UserDirectory.Details] {
    try connection.run(
      """
      SELECT id, first_name, last_name, email, version, registered_at, email_changed_at
      FROM \(table) WHERE id > ? ORDER BY id LIMIT ?
      """, .integer(id?.rawValue ?? .min), .integer(max(limit, 0))
    ) { row in
      UserDirectory.Details(
        id: UserID(rawValue: row.integer(0)), firstName: row.text(1), lastName: row.text(2),
        email: EmailAddress(recorded: row.text(3)), version: row.integer(4),
        registeredAt: Date(microseconds: row.integer(5)),
        emailChangedAt: row.isNull(6) ? nil : Date(microseconds: row.integer(6)))
    }
  }

  /// Returns one user; `nil` when there is none with this number.
  ///
  /// - Throws: `SQLiteError`.
  public static func row(
    of table: TableName, _ id: UserID, in connection: Connection
  ) throws -> UserDirectory.Details? {
    let before = UserID(rawValue: id.rawValue &- 1)
    return try rows(of: table, after: before, limit: 1, in: connection).first { $0.id == id }
  }

  /// Returns the highest number of a user; `nil` when there are no users.
  ///
  /// - Throws: `SQLiteError`.
  public static func lastID(of table: TableName, in connection: Connection) throws -> UserID? {
    try connection.run("SELECT id FROM \(table) ORDER BY id DESC LIMIT 1") {
      UserID(rawValue: $0.integer(0))
    }.first
  }
}
