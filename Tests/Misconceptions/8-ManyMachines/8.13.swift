// Wrong answers to exercise 8.13.

// Answer: claim-only-reads
// Mistake: reads the position, and leaves the old token in the checkpoint
// Shows: A claim writes the token
// Hole: 1
try await session.run(
  """
  INSERT INTO checkpoints (name, position, token) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING
  """, .text(lease.name), .integer(lease.token))
let rows = try await session.run(
  "SELECT position FROM checkpoints WHERE name = $1", .text(lease.name))
return GlobalPosition(rawValue: rows.first?.integer(0) ?? 0)
// Instead of:
    WHERE name = $1 AND token = $3 AND position < $2
// Write:
    WHERE name = $1 AND token <= $3 AND position < $2

// Answer: reads-before-it-claims
// Mistake: reads the position in a statement before the one that writes the token
// Shows: Read the position in the statement that writes the token
// Hole: 1
let rows = try await session.run(
  "SELECT position FROM checkpoints WHERE name = $1", .text(lease.name))
let claimed = try await session.run(
  """
  INSERT INTO checkpoints AS saved (name, position, token) VALUES ($1, 0, $2)
  ON CONFLICT (name) DO UPDATE SET token = excluded.token WHERE saved.token <= excluded.token
  RETURNING token
  """, .text(lease.name), .integer(lease.token))
guard !claimed.isEmpty else { throw StaleLease(name: lease.name) }
return GlobalPosition(rawValue: rows.first?.integer(0) ?? 0)

// Answer: claims-with-an-old-token
// Mistake: overwrites a newer token
// Shows: bank-1 claimed it with its old token
// Instead of:
  ON CONFLICT (name) DO UPDATE SET token = excluded.token
  WHERE saved.token <= excluded.token
// Write:
  ON CONFLICT (name) DO UPDATE SET token = excluded.token

// Answer: starts-again
// Mistake: sets the position back when another process takes over
// Shows: A claim changes the token, and not the position
// Instead of:
  ON CONFLICT (name) DO UPDATE SET token = excluded.token
// Write:
  ON CONFLICT (name) DO UPDATE SET position = excluded.position, token = excluded.token

// Answer: no-row-is-the-start
// Mistake: takes a refused claim for a new checkpoint
// Shows: it throws StaleLease
// Instead of:
guard let row = rows.first else { throw StaleLease(name: lease.name) }
return GlobalPosition(rawValue: row.integer(0))
// Write:
return GlobalPosition(rawValue: rows.first?.integer(0) ?? 0)

// Answer: compares-no-token
// Mistake: moves the checkpoint whatever token it has
// Shows: Compare the token in the statement that moves the checkpoint
// Instead of:
    WHERE name = $1 AND token = $3 AND position < $2
// Write:
    WHERE name = $1 AND $3::bigint > 0 AND position < $2

// Answer: looks-before-it-writes
// Mistake: asks for the lease first, and then writes
// Shows: Between a look at the lease and the write
// Hole: 2
let current = try await session.run("SELECT token FROM leases WHERE name = $1", .text(lease.name))
guard current.first?.integer(0) == lease.token else { throw StaleLease(name: lease.name) }
let move = PostgresStatement(
  "UPDATE checkpoints SET position = $2 WHERE name = $1 AND position < $2", .text(lease.name),
  .integer(position.rawValue))
let results = try await session.send([move] + effects)
if case .success(let rows) = results.first, rows.changeCount == 0 {
  throw StaleLease(name: lease.name)
}
for result in results { _ = try result.get() }

// Answer: changes-nothing-and-goes-on
// Mistake: an old token changes no row, which is no error, so the effects are written
// Shows: make it fail for an old one
// Hole: 2
let move = PostgresStatement(
  "UPDATE checkpoints SET position = $2 WHERE name = $1 AND token = $3 AND position < $2",
  .text(lease.name), .integer(position.rawValue), .integer(lease.token))
for result in try await session.send([move] + effects) { _ = try result.get() }

// Answer: notices-too-late
// Mistake: looks at the number of changed rows when the effects are committed
// Shows: make it fail for an old one
// Hole: 2
let move = PostgresStatement(
  "UPDATE checkpoints SET position = $2 WHERE name = $1 AND token = $3 AND position < $2",
  .text(lease.name), .integer(position.rawValue), .integer(lease.token))
let results = try await session.send([move] + effects)
let rows = try results.map { try $0.get() }
guard rows.first?.changeCount == 1 else { throw StaleLease(name: lease.name) }

// Answer: two-transactions
// Mistake: writes the effects first, and moves the checkpoint afterwards
// Shows: A balance would count a deposit twice
// Instead of:
  for result in try await session.send([fence] + effects) { _ = try result.get() }
// Write:
  for result in try await session.send(effects) { _ = try result.get() }
  try await session.run(fence)

// Answer: checkpoint-first
// Mistake: moves the checkpoint first, and writes the effects in another transaction
// Shows: Statements that are sent together without BEGIN are one transaction
// Instead of:
  for result in try await session.send([fence] + effects) { _ = try result.get() }
// Write:
  try await session.run(fence)
  for result in try await session.send(effects) { _ = try result.get() }

// Answer: open-transaction
// Mistake: waits for an answer inside the transaction
// Shows: no round trip leaves a transaction open
// Hole: 2
let move = PostgresStatement(
  "UPDATE checkpoints SET position = $2 WHERE name = $1 AND token = $3 AND position < $2",
  .text(lease.name), .integer(position.rawValue), .integer(lease.token))
let results = try await session.send([PostgresStatement("BEGIN"), move])
let moved = try results.map { try $0.get() }
guard moved.last?.changeCount == 1 else {
  try await session.run("ROLLBACK")
  throw StaleLease(name: lease.name)
}
do {
  for effect in effects { try await session.run(effect) }
} catch {
  try await session.run("ROLLBACK")
  throw error
}
try await session.run("COMMIT")

// Answer: looks-at-one-result
// Mistake: looks only at the result of the first statement
// Shows: the first failure is the reason
// Instead of:
  for result in try await session.send([fence] + effects) { _ = try result.get() }
// Write:
  _ = try await session.send([fence] + effects).first?.get()

// Answer: every-failure-is-a-lost-lease
// Mistake: takes each error of the database for a lost lease
// Shows: move throws PostgresError 22012
// Instead of:
} catch let error as PostgresError where error.code == StaleLease.code {
// Write:
} catch is PostgresError {

// Answer: lets-the-error-through
// Mistake: throws the database's error for a lost lease
// Shows: threw PostgresError
// Instead of:
do {
  for result in try await session.send([fence] + effects) { _ = try result.get() }
} catch let error as PostgresError where error.code == StaleLease.code {
  throw StaleLease(name: lease.name)
}
// Write:
for result in try await session.send([fence] + effects) { _ = try result.get() }

// Answer: same-position-again
// Mistake: accepts a move to where the checkpoint is already
// Shows: The position only goes forward
// Instead of:
    WHERE name = $1 AND token = $3 AND position < $2
// Write:
    WHERE name = $1 AND token = $3 AND position <= $2

// Answer: backwards
// Mistake: accepts every position
// Shows: The position only goes forward
// Instead of:
    WHERE name = $1 AND token = $3 AND position < $2
// Write:
    WHERE name = $1 AND token = $3

// Answer: unfinished-transaction
// Mistake: begins a transaction, and leaves it open when a statement fails
// Shows: A transaction that was begun has to end
// Instead of:
  for result in try await session.send([fence] + effects) { _ = try result.get() }
// Write:
  let (begin, commit) = (PostgresStatement("BEGIN"), PostgresStatement("COMMIT"))
  for result in try await session.send([begin, fence] + effects + [commit]) {
    _ = try result.get()
  }

// Answer: higher-tokens-move
// Mistake: lets a holder move the checkpoint that hasn't claimed it
// Shows: A higher token that is not written keeps nobody out
// Instead of:
    WHERE name = $1 AND token = $3 AND position < $2
// Write:
    WHERE name = $1 AND token <= $3 AND position < $2
