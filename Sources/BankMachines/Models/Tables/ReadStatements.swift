import EventSourcing
import Events
import Foundation
import Persistence
import Postgres
import ReadModels

/// The statement of each account, line by line, in the table `read_statements`.
enum ReadStatements: PostgresReadModel {
  static let name = Statements.name

  static let tables = [
    """
    CREATE TABLE IF NOT EXISTS read_statements (
      account bigint NOT NULL,
      version bigint NOT NULL,
      position bigint NOT NULL,
      recorded_at bigint NOT NULL,
      kind text NOT NULL,
      amount bigint NOT NULL,
      other_account bigint NOT NULL,
      transfer text NOT NULL,
      balance bigint NOT NULL,
      PRIMARY KEY (account, version)
    )
    """
  ]

  /// The balances in the page begin at zero; the statement adds the one before the page.
  static func effects(of page: [RecordedEvent]) throws -> [PostgresStatement] {
    var statements = Statements()
    for event in page { statements.apply(event) }
    let ids = Set(page.compactMap { ($0.event as? Account.Event)?.accountID })
    let lines = ids.flatMap { id in
      (statements.entries(of: id, after: .min, limit: .max) ?? []).map { (account: id, line: $0) }
    }
    guard !lines.isEmpty else { return [] }
    let columns = lines.map { StatementTable.Columns($0.line.event) }
    return [
      PostgresStatement(
        Self.insertion,
        parameters: [
          .integers(lines.map(\.account.rawValue)), .integers(lines.map(\.line.version)),
          .integers(lines.map(\.line.position.rawValue)),
          .integers(lines.map(\.line.date.microseconds)), .texts(columns.map(\.kind.rawValue)),
          .integers(columns.map(\.amount.cents)), .integers(columns.map(\.other.rawValue)),
          .texts(columns.map(\.transfer.rawValue.escapingNUL)),
          .integers(lines.map(\.line.balance.cents)), .integers(ids.map(\.rawValue)),
        ])
    ]
  }

  private static let insertion = """
    INSERT INTO read_statements
    SELECT page.account, page.version, page.position, page.recorded_at, page.kind, page.amount,
      page.other_account, page.transfer, page.balance + coalesce(before.balance, 0)
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[],
        $7::bigint[], $8::text[], $9::bigint[])
      AS page (account, version, position, recorded_at, kind, amount, other_account, transfer,
        balance)
      LEFT JOIN (
        SELECT known.account, last.balance FROM unnest($10::bigint[]) AS known (account),
          LATERAL (
            SELECT balance FROM read_statements AS line WHERE line.account = known.account
            ORDER BY version DESC LIMIT 1) AS last
      ) AS before ON before.account = page.account
    """

  static func needs(_ damaged: DamagedEvent) -> Bool { Statements.needs(damaged) }

  /// The columns that ``entry(_:from:of:)`` reads.
  static let columns = """
    version, position, recorded_at, kind, amount, other_account, transfer, balance
    """

  /// The line in the columns of `row` from number `first` on; `nil` when they are NULL.
  static func entry(_ row: PostgresRow, from first: Int, of id: AccountID) -> Statements.Entry? {
    guard !row.isNull(first) else { return nil }
    let columns = StatementTable.Columns(
      kind: StatementTable.Kind(rawValue: row.text(first + 3)) ?? .opened,
      amount: Money(cents: row.integer(first + 4)),
      other: AccountID(rawValue: row.integer(first + 5)),
      transfer: TransferID(rawValue: String(escapedNUL: row.text(first + 6))))
    return Statements.Entry(
      version: row.integer(first), position: GlobalPosition(rawValue: row.integer(first + 1)),
      date: Date(microseconds: row.integer(first + 2)), event: columns.event(of: id),
      balance: Money(cents: row.integer(first + 7)))
  }
}
