// Wrong answers to exercise 8.6.

// Answer: reads-what-is-there
// Mistake: does not look for open transactions
// Shows: A transaction that is still open may commit an event with a lower pair
// Instead of:
  WHERE (transaction_id, position) > ($1, $2)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
// Write:
  WHERE (transaction_id, position) > ($1, $2)

// Answer: the-newest-transaction
// Mistake: takes xmax, the first id that was not given out yet, for the limit
// Shows: A transaction that is still open may commit an event with a lower pair
// Instead of:
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
// Write:
    AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())

// Answer: its-own-transaction
// Mistake: takes the reader's own transaction, the newest one, for the limit
// Shows: A transaction that is still open may commit an event with a lower pair
// Instead of:
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
// Write:
    AND transaction_id < pg_current_xact_id()

// Answer: what-is-visible
// Mistake: asks whether the transaction is over, but not whether all before it are
// Shows: A transaction that is still open may commit an event with a lower pair
// Instead of:
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
// Write:
    AND pg_visible_in_snapshot(transaction_id, pg_current_snapshot())

// Answer: position-alone
// Mistake: compares the position alone, although the order is that of the transactions
// Shows: Compare and keep the pair
// Instead of:
  WHERE (transaction_id, position) > ($1, $2)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
// Write:
  WHERE ($1::xid8 IS NOT NULL AND position > $2)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())

// Answer: ordered-by-position
// Mistake: sorts by position, so that a checkpoint skips lower pairs
// Shows: The transaction comes first, and the position decides within it
// Instead of:
  ORDER BY transaction_id, position LIMIT $3
// Write:
  ORDER BY position LIMIT $3

// Answer: whole-transactions
// Mistake: goes on with the next transaction, and loses the rest of the last one
// Shows: A page may end within a transaction
// Instead of:
  WHERE (transaction_id, position) > ($1, $2)
// Write:
  WHERE transaction_id > $1 AND position IS DISTINCT FROM $2

// Answer: both-are-higher
// Mistake: wants a higher transaction and a higher position
// Shows: A page may end within a transaction
// Instead of:
  WHERE (transaction_id, position) > ($1, $2)
// Write:
  WHERE transaction_id > $1 AND position > $2

// Answer: one-is-higher
// Mistake: wants a higher transaction or a higher position, so that events come twice
// Shows: A page may end within a transaction
// Instead of:
  WHERE (transaction_id, position) > ($1, $2)
// Write:
  WHERE (transaction_id > $1 OR position > $2)

// Answer: from-the-transaction-on
// Mistake: begins the next page with the last transaction, above its position
// Shows: Compare and keep the pair
// Instead of:
  WHERE (transaction_id, position) > ($1, $2)
// Write:
  WHERE transaction_id >= $1 AND position > $2

// Answer: the-last-event-again
// Mistake: begins with the event at the checkpoint
// Shows: Writer A inserts event 1. Writer B inserts event 2 and commits
// Instead of:
  WHERE (transaction_id, position) > ($1, $2)
// Write:
  WHERE (transaction_id, position) >= ($1, $2)

// Answer: compares-texts
// Mistake: compares transaction ids as texts
// Shows: As text, '9' comes after '100'
// Instead of:
  WHERE (transaction_id, position) > ($1, $2)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction_id, position LIMIT $3
// Write:
  WHERE (transaction_id::text, position) > ($1, $2)
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction_id::text, position LIMIT $3

// Answer: pasted-values
// Mistake: writes the checkpoint into the SQL
// Shows: so that PostgreSQL prepares one statement
// Hole: 1
PostgresStatement(
  """
  SELECT \(EventQueries.columns), transaction_id FROM events
  WHERE (transaction_id, position) > ('\(checkpoint.transaction)', \(checkpoint.position))
    AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY transaction_id, position LIMIT $1
  """, .integer(max(limit, 0)))

// Answer: passes-a-limit-below-zero
// Mistake: passes a negative limit, which PostgreSQL refuses
// Shows: PostgreSQL refuses a negative LIMIT with 2201W
// Instead of:
  .integer(max(limit, 0)))
// Write:
  .integer(limit))

// Answer: thirty-two-bits
// Mistake: keeps 32 bits of the transaction id
// Shows: Both numbers belong to one event
// Instead of:
  transaction: last.integer(Self.transactionColumn),
// Write:
  transaction: Int(UInt32(truncatingIfNeeded: last.integer(Self.transactionColumn))),

// Answer: forgets-the-transaction
// Mistake: keeps the position only
// Shows: Both numbers belong to one event
// Instead of:
  transaction: last.integer(Self.transactionColumn),
// Write:
  transaction: start.transaction,

// Answer: the-first-row
// Mistake: keeps the pair of the first row of the page
// Shows: Both numbers belong to one event, the last one of the page
// Instead of:
guard let last = rows.last else { return start }
// Write:
guard let last = rows.first else { return start }

// Answer: the-highest-of-each
// Mistake: keeps the highest position of the page, which may belong to another transaction
// Shows: Both numbers belong to one event
// Instead of:
  position: GlobalPosition(rawValue: last.integer(0)))
// Write:
  position: GlobalPosition(rawValue: rows.map { $0.integer(0) }.max() ?? 0))

// Answer: back-to-the-start
// Mistake: goes back to the start when a page has no events
// Shows: If it goes back to the start, every total is counted again
// Instead of:
guard let last = rows.last else { return start }
// Write:
guard let last = rows.last else { return .start }
