// Wrong answers to exercise 8.2.

// Answer: beginning-without-the-start
// Mistake: begins after the start
// Shows: The start belongs to the page
// Instead of:
  case .forwards: (">=", "ASC", start ?? 1)
// Write:
  case .forwards: (">", "ASC", start ?? 1)

// Answer: counts-rows
// Mistake: skips as many rows as the position says
// Shows: The event at the position itself was read before
// Instead of:
PostgresStatement(
  "SELECT \(columns) FROM events WHERE position > $1 ORDER BY position LIMIT $2",
  .integer(position.rawValue), .integer(max(limit, 0)))
// Write:
PostgresStatement(
  "SELECT \(columns) FROM events ORDER BY position OFFSET $1 LIMIT $2",
  .integer(max(position.rawValue, 0)), .integer(max(limit, 0)))

// Answer: doubles-quotes
// Mistake: puts the name into the text, with its quotation marks doubled
// Shows: 1 text, and 8 different lists of parameters
// Instead of:
  SELECT \(columns) FROM events WHERE stream = $1 AND version \(comparison) $2
  ORDER BY version \(order) LIMIT $3
  """, .text(stream.description), .integer(border), .integer(limit.map { max($0, 0) }))
// Write:
  SELECT \(columns) FROM events
  WHERE stream = '\(stream.description.replacing("'", with: "''"))' AND version \(comparison) $1
  ORDER BY version \(order) LIMIT $2
  """, .integer(border), .integer(limit.map { max($0, 0) }))

// Answer: every-stream
// Mistake: reads the events of the cause in all streams
// Shows: Compare the cause and the stream
// Instead of:
  SELECT \(columns) FROM events WHERE causation_id = $1 AND stream = $2 ORDER BY version
  """, .text(cause.rawValue), .text(stream.description))
// Write:
  SELECT \(columns) FROM events
  WHERE causation_id = $1 AND $2::text <> '' ORDER BY version
  """, .text(cause.rawValue), .text(stream.description))

// Answer: first-ones-backwards
// Mistake: reads the first events and turns only their order round
// Shows: A stream has the events 1 to 5. It is read backwards
// Instead of:
  case .backwards: ("<=", "DESC", start ?? .max)
// Write:
  case .backwards: (">=", "DESC", start ?? 1)

// Answer: like
// Mistake: compares the name with LIKE
// Shows: `LIKE` gives % and _ a meaning
// Instead of:
  SELECT \(columns) FROM events WHERE stream = $1 AND version \(comparison) $2
// Write:
  SELECT \(columns) FROM events WHERE stream LIKE $1 AND version \(comparison) $2

// Answer: limit-in-the-text
// Mistake: puts the numbers into the text, since they are only numbers
// Shows: The server prepares a text once and keeps it
// Instead of:
PostgresStatement(
  "SELECT \(columns) FROM events WHERE position > $1 ORDER BY position LIMIT $2",
  .integer(position.rawValue), .integer(max(limit, 0)))
// Write:
PostgresStatement(
  """
  SELECT \(columns) FROM events WHERE position > \(position.rawValue) ORDER BY position
  LIMIT \(max(limit, 0))
  """)

// Answer: name-in-the-text
// Mistake: puts the name into the text
// Shows: A quotation mark in one of them ends a text in SQL
// Instead of:
  SELECT \(columns) FROM events WHERE causation_id = $1 AND stream = $2 ORDER BY version
  """, .text(cause.rawValue), .text(stream.description))
// Write:
  SELECT \(columns) FROM events WHERE causation_id = $1 AND stream = '\(stream)' ORDER BY version
  """, .text(cause.rawValue))

// Answer: negative-limits
// Mistake: passes negative limits on
// Shows: A negative limit means no events here, and is an error for PostgreSQL
// Instead of:
  """, .text(stream.description), .integer(border), .integer(limit.map { max($0, 0) }))
// Write:
  """, .text(stream.description), .integer(border), .integer(limit))

// Answer: no-order
// Mistake: relies on the order in the table
// Shows: Rows have no order without `ORDER BY`
// Instead of:
  "SELECT \(columns) FROM events WHERE position > $1 ORDER BY position LIMIT $2",
// Write:
  "SELECT \(columns) FROM events WHERE position > $1 LIMIT $2",

// Answer: orders-by-version
// Mistake: orders the log by version
// Shows: The log has the events 1 2 11 3 12 13 4 5
// Instead of:
  "SELECT \(columns) FROM events WHERE position > $1 ORDER BY position LIMIT $2",
// Write:
  "SELECT \(columns) FROM events WHERE position > $1 ORDER BY version LIMIT $2",

// Answer: reads-the-position-again
// Mistake: reads the event at the position once more
// Shows: The event at the position itself was read before
// Instead of:
  "SELECT \(columns) FROM events WHERE position > $1 ORDER BY position LIMIT $2",
// Write:
  "SELECT \(columns) FROM events WHERE position >= $1 ORDER BY position LIMIT $2",
