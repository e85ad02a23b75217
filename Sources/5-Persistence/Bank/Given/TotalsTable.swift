public import EventSourcing
import Events
import Foundation
public import ReadModels
public import SQLite

/// The totals of the bank: one row with three sums, and a second table with a row for each transfer in
/// flight.
///
/// `DurableModels` builds both anew. `DurableProjection.rebuild` would replace the first one alone.
public enum TotalsTable: DurableReadModel {
  public static let name: ReadModelName = "totals"
  public static let shape = 1

  public static func createTable(_ table: TableName, in connection: Connection) throws {
    try connection.execute(
      """
      CREATE TABLE \(table) (
        deposited INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL,
        in_accounts INTEGER NOT NULL
      ) STRICT;
      INSERT INTO \(table) VALUES (0, 0, 0);
      CREATE TABLE \(table)_flights (
        transfer TEXT PRIMARY KEY,
        sender INTEGER NOT NULL,
        receiver INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        since INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
  }

  /// - Throws: `MoneyError.overflow` when a sum is out of range, and `SQLiteError`.
  public static func apply(
    _ event: RecordedEvent, to table: TableName, in connection: Connection
  ) throws {
    guard let change = event.event as? Account.Event else { return }
    switch change {
    case .deposited(_, let amount):
      try add(change, deposited: amount, to: table, in: connection)
    case .withdrawn(_, let amount):
      try add(change, withdrawn: amount, to: table, in: connection)
    case .transferSent(let from, let id, let to, let amount):
      try add(change, to: table, in: connection)
      try connection.run(
        """
        INSERT OR REPLACE INTO \(table)_flights (transfer, sender, receiver, amount, since)
        VALUES (?, ?, ?, ?, ?)
        """, .text(id.rawValue), .integer(from.rawValue), .integer(to.rawValue),
        .integer(amount.cents), .integer(event.recordedAt.microseconds))
    case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _):
      try add(change, to: table, in: connection)
      try connection.run("DELETE FROM \(table)_flights WHERE transfer = ?", .text(id.rawValue))
    case .opened, .closed: break
    }
  }

  private static func add(
    _ change: Account.Event, deposited: Money = .zero, withdrawn: Money = .zero,
    to table: TableName, in connection: Connection
  ) throws {
    do {
      try connection.run(
        """
        UPDATE \(table) SET deposited = deposited + ?, withdrawn = withdrawn + ?,
          in_accounts = in_accounts + ?
        """, .integer(deposited.cents), .integer(withdrawn.cents),
        .integer(change.balanceChange.cents))
    } catch let error as SQLiteError where error.code.primary == .constraint {
      // A sum beyond the integers would be a real number, and the column takes none.
      throw MoneyError.overflow
    }
  }

  /// Returns the totals.
  ///
  /// - Throws: `SQLiteError`.
  public static func totals(of table: TableName, in connection: Connection) throws -> BankTotals {
    let flights = try connection.run(
      "SELECT transfer, sender, receiver, amount, since FROM \(table)_flights"
    ) { row in
      (
        TransferID(rawValue: row.text(0)),
        BankTotals.Flight(
          from: AccountID(rawValue: row.integer(1)), to: AccountID(rawValue: row.integer(2)),
          amount: Money(cents: row.integer(3)), since: Date(microseconds: row.integer(4)))
      )
    }
    let inFlight = Dictionary(flights, uniquingKeysWith: { first, _ in first })
    let totals = try connection.run("SELECT deposited, withdrawn, in_accounts FROM \(table)") {
      BankTotals(
        deposited: Money(cents: $0.integer(0)), withdrawn: Money(cents: $0.integer(1)),
        inAccounts: Money(cents: $0.integer(2)), inFlight: inFlight)
    }
    return totals.first ?? BankTotals()
  }
}
