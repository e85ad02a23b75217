public import EventSourcing
import Events
public import ReadModels
public import SQLite

/// All users in a table, by number and by address.
public enum UserTable: DurableReadModel {
  public static let name: ReadModelName = "users"
  public static let shape = 1

  public static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute(
      """
      CREATE TABLE \(table) (
        id INTEGER PRIMARY KEY,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        email TEXT NOT NULL,
        version INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX \(table)_by_email ON \(table) (email);
      """)
  }

  public static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    switch event.event as? User.Event {
    case .created(let id, let firstName, let lastName, let email):
      try connection.run(
        """
        INSERT OR REPLACE INTO \(table) (id, first_name, last_name, email, version)
        VALUES (?, ?, ?, ?, ?)
        """, .integer(id.rawValue), .text(firstName), .text(lastName),
        .text(email.description), .integer(event.version))
    case .emailUpdated(let id, let newEmail):
      try connection.run(
        "UPDATE \(table) SET email = ?, version = ? WHERE id = ?",
        .text(newEmail.description), .integer(event.version), .integer(id.rawValue))
    case nil:
      return
    }
  }
}
