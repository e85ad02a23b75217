public import EventSourcing
public import Events
public import ReadModels
public import SQLite

/// All accounts with their balances, in a table.
public enum AccountTable: DurableReadModel {
  public static let name: ReadModelName = "accounts"
  public static let shape = 1

  public static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute(
      """
      CREATE TABLE \(table) (
        id INTEGER PRIMARY KEY,
        status TEXT NOT NULL DEFAULT 'unopened',
        balance INTEGER NOT NULL DEFAULT 0,
        version INTEGER NOT NULL DEFAULT 0
      ) STRICT
      """)
  }

  public static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    // BEGIN EXERCISE 5.13
    // Insert the row when there is none; then update it by the event.
    // END EXERCISE 5.13
  }

  /// Returns the first `limit` accounts after `id`, in the order of their numbers.
  ///
  /// - Throws: `SQLiteError`.
  public static func rows(
    of table: TableName, after id: AccountID? = nil, limit: Int = .max, in connection: Connection
  ) throws -> [AccountList.Row] {
    try connection.run(
      "SELECT id, status, balance, version FROM \(table) WHERE id > ? ORDER BY id LIMIT ?",
      .integer(id?.rawValue ?? .min), .integer(max(limit, 0))
    ) { row in
      AccountList.Row(
        id: AccountID(rawValue: row.integer(0)),
        status: Account.State.Status(rawValue: row.text(1)) ?? .unopened,
        balance: Money(cents: row.integer(2)), version: row.integer(3))
    }
  }
}
