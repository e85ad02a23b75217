// Other right answers to exercise 8.13.

// Answer: fence-last
// Alternative: the effects come first; the claim inserts, and then updates
// Hole: 1
let results = try await session.send([
  PostgresStatement(
    "INSERT INTO checkpoints VALUES ($1, 0, $2) ON CONFLICT DO NOTHING", .text(lease.name),
    .integer(lease.token)),
  PostgresStatement(
    "UPDATE checkpoints SET token = $2 WHERE name = $1 AND token <= $2 RETURNING position",
    .text(lease.name), .integer(lease.token)),
])
guard let row = try results.flatMap({ try $0.get() }).first else {
  throw StaleLease(name: lease.name)
}
return GlobalPosition(rawValue: row.integer(0))
// Instead of:
  for result in try await session.send([fence] + effects) { _ = try result.get() }
// Write:
  for result in try await session.send(effects + [fence]) { _ = try result.get() }

// Answer: begin-and-commit
// Alternative: a transaction in words, which a failure ends
// Hole: 2
let fence = PostgresStatement(
  """
  WITH moved AS (
    UPDATE checkpoints SET position = $2, token = $3
    WHERE name = $1 AND token <= $3 AND position < $2
    RETURNING name)
  SELECT CASE WHEN count(*) = 0 THEN lease_lost($1) END FROM moved
  """, .text(lease.name), .integer(position.rawValue), .integer(lease.token))
let (begin, commit) = (PostgresStatement("BEGIN"), PostgresStatement("COMMIT"))
let results = try await session.send([begin, fence] + effects + [commit])
do {
  for result in results { _ = try result.get() }
} catch let error as PostgresError {
  try await session.run("ROLLBACK")
  if error.code == "LL001" { throw StaleLease(name: lease.name) }
  throw error
}
