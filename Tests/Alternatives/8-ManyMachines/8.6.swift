// Other right answers to exercise 8.6.

// Answer: spelled-out
// Alternative: spells the comparison of the pairs out, with the snapshot in a subquery
// Hole: 1
let sql = """
  SELECT \(EventQueries.columns), transaction_id FROM events
  WHERE (transaction_id > $1 OR (transaction_id = $1 AND position > $2))
    AND transaction_id < (SELECT pg_snapshot_xmin(pg_current_snapshot()))
  ORDER BY transaction_id ASC, position ASC LIMIT $3
  """
return PostgresStatement(
  sql, .text(String(checkpoint.transaction)), .integer(checkpoint.position.rawValue),
  .integer(limit < 0 ? 0 : limit))
// Hole: 2
rows.last.map {
  TransactionCheckpoint(
    transaction: Int($0.text(Self.transactionColumn)) ?? 0,
    position: GlobalPosition(rawValue: $0.integer(0)))
} ?? start

// Answer: with-a-snapshot
// Alternative: takes the snapshot in a common table expression, and casts the transaction
// Hole: 1
PostgresStatement(
  """
  WITH open AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS first)
  SELECT \(EventQueries.columns), transaction_id FROM events, open
  WHERE transaction_id < open.first AND (transaction_id, position) > ($1::text::xid8, $2)
  ORDER BY transaction_id, position LIMIT greatest($3::bigint, 0)
  """,
  parameters: [
    .text("\(checkpoint.transaction)"), .integer(checkpoint.position.rawValue), .integer(limit),
  ])
