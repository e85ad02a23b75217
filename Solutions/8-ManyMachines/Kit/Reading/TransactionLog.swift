import EventSourcing
import Persistence
public import Postgres

/// The log in the order of its transactions, for readers that follow writers without a lock.
///
/// Writers don't wait. Readers stay behind the oldest transaction that is still open, and so miss
/// no event.
public struct TransactionLog: Sendable {
  private let session: any PostgresSession

  public init(on session: any PostgresSession) { self.session = session }

  /// Returns at most `limit` events after `checkpoint`, and the checkpoint after them.
  ///
  /// They come in the order of their transactions. An event comes only when no transaction can commit
  /// an earlier one any more.
  ///
  /// - Throws: `DamagedEvent`, `PostgresError` and `ConnectionLost`.
  public func page(
    after checkpoint: TransactionCheckpoint, limit: Int
  ) async throws -> TransactionPage {
    let rows = try await session.run(Self.statement(after: checkpoint, limit: limit))
    return TransactionPage(
      events: try rows.map { try $0.event },
      checkpoint: Self.checkpoint(after: rows, since: checkpoint))
  }

  /// Returns the query of a page: `EventQueries.columns`, and `transaction_id` after them.
  static func statement(after checkpoint: TransactionCheckpoint, limit: Int) -> PostgresStatement {
    // BEGIN EXERCISE 8.6
    // starter: // Which transactions are over? In which order do their events come?
    // starter: PostgresStatement(
    // starter:   """
    // starter:   SELECT \(EventQueries.columns), transaction_id FROM events WHERE position > $1
    // starter:   ORDER BY position LIMIT $2
    // starter:   """, .integer(checkpoint.position.rawValue), .integer(max(limit, 0)))
    PostgresStatement(
      """
      SELECT \(EventQueries.columns), transaction_id FROM events
      WHERE (transaction_id, position) > ($1, $2)
        AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY transaction_id, position LIMIT $3
      """, .text("\(checkpoint.transaction)"), .integer(checkpoint.position.rawValue),
      .integer(max(limit, 0)))
    // END EXERCISE 8.6
  }

  /// The column of `transaction_id` in the rows of a page.
  static let transactionColumn = 10

  /// Returns the checkpoint of a reader that was at `start` and has read `rows`.
  static func checkpoint(
    after rows: PostgresRows, since start: TransactionCheckpoint
  ) -> TransactionCheckpoint {
    // BEGIN EXERCISE 8.6
    // starter: // The transaction is in the column after those of the event.
    // starter: rows.last.map { row in
    // starter:   TransactionCheckpoint(
    // starter:     transaction: 0, position: GlobalPosition(rawValue: row.integer(0)))
    // starter: } ?? start
    guard let last = rows.last else { return start }
    return TransactionCheckpoint(
      transaction: last.integer(Self.transactionColumn),
      position: GlobalPosition(rawValue: last.integer(0)))
    // END EXERCISE 8.6
  }
}
