import EventSourcing
import Events
import Foundation
import Persistence
import Postgres
import ReadModels

/// The totals of the bank: one row with three sums in `read_totals`, and a row for each transfer in
/// flight in `read_flights`.
enum ReadTotals: PostgresReadModel {
  static let name = BankTotals.name

  static let tables = [
    """
    CREATE TABLE IF NOT EXISTS read_totals (
      only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
      deposited bigint NOT NULL,
      withdrawn bigint NOT NULL,
      in_accounts bigint NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS read_flights (
      transfer text COLLATE "C" PRIMARY KEY,
      sender bigint NOT NULL,
      receiver bigint NOT NULL,
      amount bigint NOT NULL,
      since bigint NOT NULL
    )
    """,
  ]

  /// - Throws: `MoneyError.overflow` when a sum of the page is out of range.
  static func effects(of page: [RecordedEvent]) throws -> [PostgresStatement] {
    var changes = BankTotals()
    var ended: Set<TransferID> = []
    for event in page {
      try changes.apply(event)
      switch event.event as? Account.Event {
      case .transferReceived(_, let id, _, _), .transferReturned(_, let id, _): ended.insert(id)
      default: break
      }
    }
    // What was taken in the page and arrived in it was never in flight.
    ended.subtract(changes.inFlight.keys)
    return [addition(of: changes), removal(of: ended), insertion(of: changes.inFlight)]
      .compactMap(\.self)
  }

  private static func addition(of changes: BankTotals) -> PostgresStatement? {
    let sums = [changes.deposited, changes.withdrawn, changes.inAccounts]
    guard sums.contains(where: { $0 != .zero }) else { return nil }
    return PostgresStatement(
      """
      INSERT INTO read_totals AS kept (deposited, withdrawn, in_accounts) VALUES ($1, $2, $3)
      ON CONFLICT (only_row) DO UPDATE SET
        deposited = kept.deposited + excluded.deposited,
        withdrawn = kept.withdrawn + excluded.withdrawn,
        in_accounts = kept.in_accounts + excluded.in_accounts
      """, parameters: sums.map { .integer($0.cents) })
  }

  private static func removal(of ended: Set<TransferID>) -> PostgresStatement? {
    guard !ended.isEmpty else { return nil }
    return PostgresStatement(
      "DELETE FROM read_flights WHERE transfer = ANY($1::text[])",
      .texts(ended.map(\.rawValue.escapingNUL)))
  }

  private static func insertion(
    of flights: [TransferID: BankTotals.Flight]
  ) -> PostgresStatement? {
    guard !flights.isEmpty else { return nil }
    let flights = Array(flights)
    return PostgresStatement(
      """
      INSERT INTO read_flights (transfer, sender, receiver, amount, since)
      SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
      ON CONFLICT (transfer) DO UPDATE SET
        sender = excluded.sender, receiver = excluded.receiver, amount = excluded.amount,
        since = excluded.since
      """, .texts(flights.map(\.key.rawValue.escapingNUL)),
      .integers(flights.map(\.value.from.rawValue)), .integers(flights.map(\.value.to.rawValue)),
      .integers(flights.map(\.value.amount.cents)),
      .integers(flights.map(\.value.since.microseconds)))
  }

  static func needs(_ damaged: DamagedEvent) -> Bool { BankTotals.needs(damaged) }

  /// The columns that ``totals(in:from:)`` reads.
  static let columns = """
    sums.deposited, sums.withdrawn, sums.in_accounts, flights.transfer, flights.sender,
      flights.receiver, flights.amount, flights.since
    """

  /// The totals in `rows`, which have the sums and a flight each, from column `first` on.
  static func totals(in rows: PostgresRows, from first: Int) -> BankTotals {
    guard let sums = rows.first else { return BankTotals() }
    let flights = rows.filter { !$0.isNull(first + 3) }.map { row in
      (
        TransferID(rawValue: String(escapedNUL: row.text(first + 3))),
        BankTotals.Flight(
          from: AccountID(rawValue: row.integer(first + 4)),
          to: AccountID(rawValue: row.integer(first + 5)),
          amount: Money(cents: row.integer(first + 6)),
          since: Date(microseconds: row.integer(first + 7)))
      )
    }
    return BankTotals(
      deposited: Money(cents: sums.integer(first)),
      withdrawn: Money(cents: sums.integer(first + 1)),
      inAccounts: Money(cents: sums.integer(first + 2)),
      inFlight: Dictionary(flights, uniquingKeysWith: { one, _ in one }))
  }
}
