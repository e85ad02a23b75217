public import EventSourcing
public import Events
import Foundation
public import ReadModels
public import SQLite

/// The statement of each account in a table, line by line, with the balance after each.
public enum StatementTable: DurableReadModel {
  public static let name: ReadModelName = "statements"
  public static let shape = 1

  public static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute(
      """
      CREATE TABLE \(table) (
        account INTEGER NOT NULL,
        version INTEGER NOT NULL,
        position INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        amount INTEGER NOT NULL,
        other_account INTEGER NOT NULL,
        transfer TEXT NOT NULL,
        balance INTEGER NOT NULL,
        PRIMARY KEY (account, version)
      ) STRICT, WITHOUT ROWID
      """)
  }

  public static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    guard let change = event.event as? Account.Event else { return }
    let account = SQLValue.integer(change.accountID.rawValue)
    let columns = Columns(change)
    try connection.run(
      """
      INSERT INTO \(table) (account, version, position, recorded_at, kind, amount, other_account,
        transfer, balance)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ? + coalesce(
        (SELECT balance FROM \(table) WHERE account = ? ORDER BY version DESC LIMIT 1), 0))
      """, account, .integer(event.version), .integer(event.position.rawValue),
      .integer(event.recordedAt.microseconds), .text(columns.kind.rawValue),
      .integer(columns.amount.cents), .integer(columns.other.rawValue),
      .text(columns.transfer.rawValue),
      .integer(change.balanceChange.cents), account)
  }

  /// Returns the first `limit` lines of an account after `version`; `nil` for an account without
  /// events.
  ///
  /// - Throws: `SQLiteError`.
  public static func entries(
    of table: TableName, _ id: AccountID, after version: Int, limit: Int, in connection: Connection
  ) throws -> [Statements.Entry]? {
    let account = SQLValue.integer(id.rawValue)
    let entries = try connection.run(
      """
      SELECT version, position, recorded_at, kind, amount, other_account, transfer, balance
      FROM \(table) WHERE account = ? AND version > ? ORDER BY version LIMIT ?
      """, account, .integer(version), .integer(max(limit, 0))
    ) { row in
      let columns = Columns(
        kind: Kind(rawValue: row.text(3)) ?? .opened, amount: Money(cents: row.integer(4)),
        other: AccountID(rawValue: row.integer(5)), transfer: TransferID(rawValue: row.text(6)))
      return Statements.Entry(
        version: row.integer(0), position: GlobalPosition(rawValue: row.integer(1)),
        date: Date(microseconds: row.integer(2)), event: columns.event(of: id),
        balance: Money(cents: row.integer(7)))
    }
    guard entries.isEmpty else { return entries }
    let sql = "SELECT count(*) FROM (SELECT 1 FROM \(table) WHERE account = ? LIMIT 1)"
    return try connection.integer(sql, account) == 0 ? nil : []
  }
}

extension StatementTable {
  package enum Kind: String {
    case opened, deposited, withdrawn, sent, received, returned, closed
  }

  /// An event of an account, as columns; those that it doesn't need are empty.
  package struct Columns {
    package let kind: Kind
    package private(set) var amount = Money.zero
    package private(set) var other = AccountID(rawValue: 0)
    package private(set) var transfer = TransferID(rawValue: "")

    package init(kind: Kind, amount: Money, other: AccountID, transfer: TransferID) {
      self.kind = kind
      self.amount = amount
      self.other = other
      self.transfer = transfer
    }

    package init(_ event: Account.Event) {
      switch event {
      case .opened: kind = .opened
      case .closed: kind = .closed
      case .deposited(_, let amount): (kind, self.amount) = (.deposited, amount)
      case .withdrawn(_, let amount): (kind, self.amount) = (.withdrawn, amount)
      case .transferSent(_, let id, let to, let amount):
        (kind, transfer, other, self.amount) = (.sent, id, to, amount)
      case .transferReceived(_, let id, let from, let amount):
        (kind, transfer, other, self.amount) = (.received, id, from, amount)
      case .transferReturned(_, let id, let amount):
        (kind, transfer, self.amount) = (.returned, id, amount)
      }
    }

    package func event(of id: AccountID) -> Account.Event {
      switch kind {
      case .opened: .opened(accountID: id)
      case .closed: .closed(accountID: id)
      case .deposited: .deposited(accountID: id, amount: amount)
      case .withdrawn: .withdrawn(accountID: id, amount: amount)
      case .sent: .transferSent(accountID: id, transferID: transfer, to: other, amount: amount)
      case .received:
        .transferReceived(accountID: id, transferID: transfer, from: other, amount: amount)
      case .returned: .transferReturned(accountID: id, transferID: transfer, amount: amount)
      }
    }
  }
}
