import Events
import Foundation
import Persistence
import SQLite

/// The rows of the notices, in the file of the inbox.
struct NoticeTable {
  let connection: Connection

  /// The table doesn't ensure that a message has only one notice: the inbox does.
  static let tables = """
    CREATE TABLE IF NOT EXISTS notices (
      number INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      account INTEGER NOT NULL,
      sender INTEGER,
      cents INTEGER NOT NULL,
      time INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS notices_by_account ON notices (account);
    CREATE INDEX IF NOT EXISTS notices_by_sender ON notices (sender) WHERE sender IS NOT NULL;
    """

  func insert(_ notice: Notice) throws {
    try connection.run(
      """
      INSERT INTO notices (message_id, kind, account, sender, cents, time)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      .text(notice.messageID.rawValue), .text(notice.kind.rawValue),
      .integer(notice.account.rawValue), notice.sender.map { .integer($0.rawValue) } ?? .null,
      .integer(notice.amount.cents), .integer(notice.time.milliseconds))
  }

  var count: Int {
    get throws { try connection.integer("SELECT count(*) FROM notices") }
  }

  /// Returns the last `limit` notices, the newest first.
  func newest(_ limit: Int) throws -> [Notice] {
    try connection.run(
      "SELECT \(Self.columns) FROM notices ORDER BY number DESC LIMIT ?",
      .integer(max(limit, 0)), read: Self.notice)
  }

  /// Returns the last `limit` notices that involve an account, the newest first.
  func notices(of account: AccountID, limit: Int) throws -> [Notice] {
    try connection.run(
      """
      SELECT \(Self.columns) FROM notices WHERE account = ? OR sender = ?
      ORDER BY number DESC LIMIT ?
      """, .integer(account.rawValue), .integer(account.rawValue), .integer(max(limit, 0)),
      read: Self.notice)
  }

  /// Returns the number of notices of each kind, and the sum of their amounts in cents.
  func totals() throws -> [Notice.Kind: (count: Int, cents: Int)] {
    let rows = try connection.run("SELECT kind, count(*), sum(cents) FROM notices GROUP BY kind") {
      (try Self.kind($0.text(0)), (count: $0.integer(1), cents: $0.integer(2)))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  private static let columns = "message_id, kind, account, sender, cents, time"

  private static func notice(in row: Row) throws -> Notice {
    Notice(
      messageID: MessageID(rawValue: row.text(0)), kind: try kind(row.text(1)),
      account: AccountID(rawValue: row.integer(2)),
      sender: row.isNull(3) ? nil : AccountID(rawValue: row.integer(3)),
      amount: Money(cents: row.integer(4)), time: Date(milliseconds: row.integer(5)))
  }

  private static func kind(_ text: String) throws -> Notice.Kind {
    guard let kind = Notice.Kind(rawValue: text) else { throw StorageError.damaged }
    return kind
  }
}
