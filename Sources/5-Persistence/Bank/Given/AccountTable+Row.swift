public import Events
public import ReadModels
public import SQLite

extension AccountTable {
  /// Returns one account; `nil` when there is none with this number.
  ///
  /// - Throws: `SQLiteError`.
  public static func row(
    of table: TableName, _ id: AccountID, in connection: Connection
  ) throws -> AccountList.Row? {
    let before = AccountID(rawValue: id.rawValue &- 1)
    return try rows(of: table, after: before, limit: 1, in: connection).first { $0.id == id }
  }
}
