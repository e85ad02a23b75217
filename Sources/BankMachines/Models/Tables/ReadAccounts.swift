import EventSourcing
import Events
import Postgres
import ReadModels

/// All accounts with their balances, in the table `read_accounts`.
enum ReadAccounts: PostgresReadModel {
  static let name = AccountList.name

  static let tables = [
    """
    CREATE TABLE IF NOT EXISTS read_accounts (
      id bigint PRIMARY KEY,
      status text NOT NULL,
      balance bigint NOT NULL,
      version bigint NOT NULL
    )
    """
  ]

  /// An account begins at zero in the page, so its row there is what the page changes.
  static func effects(of page: [RecordedEvent]) throws -> [PostgresStatement] {
    var changes = AccountList()
    for event in page { changes.apply(event) }
    let rows = changes.rows(limit: .max)
    guard !rows.isEmpty else { return [] }
    return [
      PostgresStatement(
        """
        INSERT INTO read_accounts AS kept (id, status, balance, version)
        SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[])
        ON CONFLICT (id) DO UPDATE SET
          status = CASE WHEN excluded.status = '\(Account.State.Status.unopened.rawValue)'
            THEN kept.status ELSE excluded.status END,
          balance = kept.balance + excluded.balance, version = excluded.version
        """, .integers(rows.map(\.id.rawValue)), .texts(rows.map(\.status.rawValue)),
        .integers(rows.map(\.balance.cents)), .integers(rows.map(\.version)))
    ]
  }

  static func needs(_ damaged: DamagedEvent) -> Bool { AccountList.needs(damaged) }

  /// The columns that ``row(_:from:)`` reads.
  static let columns = "id, status, balance, version"

  /// The account in the columns of `row` from number `first` on; `nil` when they are NULL.
  static func row(_ row: PostgresRow, from first: Int) -> AccountList.Row? {
    guard !row.isNull(first) else { return nil }
    return AccountList.Row(
      id: AccountID(rawValue: row.integer(first)),
      status: Account.State.Status(rawValue: row.text(first + 1)) ?? .unopened,
      balance: Money(cents: row.integer(first + 2)), version: row.integer(first + 3))
  }
}
