// Wrong answers to exercise 5.9.

// Answer: a-name-in-the-statement
// Mistake: interpolates the name into the SQL
// Shows: A name goes into a `?`
// Instead of:
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  SELECT \(Self.columns) FROM events WHERE stream = '\(stream)' AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .integer(border), .integer(max(limit ?? .max, 0))

// Answer: all-streams
// Mistake: reads events of all streams
// Shows: A stream has five events
// Instead of:
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  SELECT \(Self.columns) FROM events WHERE version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .integer(border), .integer(max(limit ?? .max, 0))

// Answer: backwards-from-nothing
// Mistake: begins at version 0 when it reads backwards
// Shows: It is read backwards from `nil`, its end
// Instead of:
  case .backwards: ("<=", "DESC", start ?? .max)
// Write:
  case .backwards: ("<=", "DESC", start ?? 0)

// Answer: begins-one-early-backwards
// Mistake: excludes the start when it reads backwards
// Shows: A stream has five events
// Instead of:
  case .backwards: ("<=", "DESC", start ?? .max)
// Write:
  case .backwards: ("<", "DESC", start ?? .max)

// Answer: begins-one-late
// Mistake: excludes the start
// Shows: A stream has five events
// Instead of:
  case .forwards: (">=", "ASC", start ?? 1)
// Write:
  case .forwards: (">", "ASC", start ?? 1)

// Answer: begins-with-the-name
// Mistake: reads every stream whose name has this prefix
// Shows: is compared as a whole
// Instead of:
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  SELECT \(Self.columns) FROM events WHERE stream LIKE ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text("\(stream)%"), .integer(border), .integer(max(limit ?? .max, 0))

// Answer: cuts-the-log-afterwards
// Mistake: reads the rest of the log, and returns a page of it
// Shows: The limit belongs in the statement
// Hole: 2
try connection.run(
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position",
  .integer(position.rawValue)
) { try $0.event }.prefix(max(limit, 0)).map(\.self)

// Answer: cuts-the-page-afterwards
// Mistake: reads the rest of the stream, and returns a page of it
// Shows: The limit belongs in the statement
// Instead of:
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }
// Write:
  ORDER BY version \(order)
  """, .text(stream.description), .integer(border)
) { try $0.event }.prefix(max(limit ?? .max, 0)).map(\.self)

// Answer: forgets-a-value
// Mistake: binds fewer values than the statement has parameters
// Shows: the statement has 3 parameters, but got 2 values
// Instead of:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  """, .text(stream.description), .integer(border)

// Answer: half-the-name
// Mistake: compares only the stream's id, without its category
// Shows: A stream has five events
// Instead of:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  """, .text(stream.id), .integer(border), .integer(max(limit ?? .max, 0))

// Answer: hundred-for-all
// Mistake: treats no limit as 100
// Shows: Without a limit all events come
// Instead of:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? 100, 0))

// Answer: knows-its-own-events-only
// Mistake: skips events of unknown types
// Shows: a decision is made on a history with a hole in it
// Instead of:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }
// Write:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }.filter { $0.stored.typeName != "SomethingNew" }

// Answer: leaves-rows-out
// Mistake: uses the position as an OFFSET
// Shows: A position is not a row count and not a time
// Hole: 2
try connection.run(
  "SELECT \(Self.columns) FROM events ORDER BY position LIMIT ? OFFSET ?",
  .integer(max(limit, 0)), .integer(position.rawValue)
) { try $0.event }

// Answer: less-than-nothing-is-all
// Mistake: passes a negative limit to SQLite, which then has no limit
// Shows: with the limit -1.
// Instead of:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  """, .text(stream.description), .integer(border), .integer(limit ?? -1)

// Answer: less-than-nothing-is-the-log
// Mistake: passes a negative limit to SQLite, which then reads the whole log
// Shows: at most -1.
// Instead of:
  .integer(position.rawValue), .integer(max(limit, 0))
// Write:
  .integer(position.rawValue), .integer(limit)

// Answer: like
// Mistake: compares names with LIKE, which has wildcards
// Shows: is compared as a whole
// Instead of:
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
// Write:
  SELECT \(Self.columns) FROM events WHERE stream LIKE ? AND version \(comparison) ?

// Answer: limits-first
// Mistake: applies the limit before the position
// Shows: The log has eight notes of two streams
// Hole: 2
try connection.run(
  "SELECT \(Self.columns) FROM events ORDER BY position LIMIT ?",
  .integer(max(limit, 0))
) { try $0.event }.filter { $0.position > position }

// Answer: no-limit-is-nothing
// Mistake: treats no limit as 0
// Shows: Without a limit all events come
// Instead of:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? 0, 0))

// Answer: nothing-is-all
// Mistake: treats a limit of 0 as no limit
// Shows: with the limit 0.
// Instead of:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  """, .text(stream.description), .integer(border), .integer(limit.map { $0 > 0 ? $0 : -1 } ?? -1)

// Answer: passes-damage-over
// Mistake: skips damaged rows
// Shows: If a damaged row is skipped, a balance lacks a deposit
// Instead of:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }
// Write:
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try? $0.event }.compactMap(\.self)

// Answer: sends-the-position-again
// Mistake: includes the event at the position
// Shows: The log has eight notes of two streams
// Instead of:
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?",
// Write:
  "SELECT \(Self.columns) FROM events WHERE position >= ? ORDER BY position LIMIT ?",

// Answer: sorts-a-stream-by-time
// Mistake: sorts a stream by time
// Shows: times don't order a stream
// Instead of:
  ORDER BY version \(order) LIMIT ?
// Write:
  ORDER BY recorded_at \(order) LIMIT ?

// Answer: sorts-the-log-by-stream
// Mistake: reads one stream of the log after the other
// Shows: The log has eight notes of two streams
// Instead of:
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?",
// Write:
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY stream, version LIMIT ?",

// Answer: sorts-the-log-by-time
// Mistake: sorts the log by time
// Shows: A position is not a row count and not a time
// Instead of:
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?",
// Write:
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY recorded_at LIMIT ?",

// Answer: takes-them-as-they-come
// Mistake: has no ORDER BY
// Shows: Without `ORDER BY` the query plan decides the order
// Hole: 1
let (comparison, border) =
  switch direction {
  case .forwards: (">=", start ?? 1)
  case .backwards: ("<=", start ?? .max)
  }
return try connection.run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
) { try $0.event }

// Answer: the-limit-is-a-version
// Mistake: reads up to start plus limit, inclusive
// Shows: A stream has five events
// Hole: 1
let first = start ?? 1
let count = max(limit ?? 1 << 40, 0)
let (low, high, order) =
  switch direction {
  case .forwards: (first, first &+ count, "ASC")
  case .backwards: ((start ?? 1 << 40) &- count, start ?? 1 << 40, "DESC")
  }
return try connection.run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version BETWEEN ? AND ?
  ORDER BY version \(order)
  """, .text(stream.description), .integer(low), .integer(high)
) { try $0.event }

// Answer: turns-the-page-round
// Mistake: reads forwards and reverses the page
// Shows: read backwards
// Hole: 1
let events = try connection.run(
  """
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version >= ?
  ORDER BY version LIMIT ?
  """, .text(stream.description), .integer(start ?? 1), .integer(max(limit ?? .max, 0))
) { try $0.event }
return direction == .forwards ? events : events.reversed()

// Answer: numbers-in-the-statement
// Mistake: interpolates the version and the limit into the SQL
// Shows: Put every value into a `?`
// Instead of:
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) ?
  ORDER BY version \(order) LIMIT ?
  """, .text(stream.description), .integer(border), .integer(max(limit ?? .max, 0))
// Write:
  SELECT \(Self.columns) FROM events WHERE stream = ? AND version \(comparison) \(border)
  ORDER BY version \(order) LIMIT \(max(limit ?? .max, 0))
  """, .text(stream.description)

// Answer: the-position-in-the-statement
// Mistake: interpolates the position into the SQL
// Shows: Put every value into a `?`
// Instead of:
  "SELECT \(Self.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?",
  .integer(position.rawValue), .integer(max(limit, 0))
// Write:
  "SELECT \(Self.columns) FROM events WHERE position > \(position) ORDER BY position LIMIT ?",
  .integer(max(limit, 0))
