// Other right answers to exercise 8.12.

// Answer: update-then-insert
// Alternative: two statements in one transaction: change the row, and insert it if there is none
// Hole: 1
let key = PostgresValue.text(name)
let milliseconds = PostgresValue.integer(duration.roundedMilliseconds)
let results = try await session.send([
  PostgresStatement(
    """
    UPDATE leases SET
      token = token + (holder <> $2 OR expires_at <= clock_timestamp())::integer, holder = $2,
      expires_at = clock_timestamp() + $3 * interval '1 millisecond'
    WHERE name = $1 AND (holder = $2 OR expires_at <= clock_timestamp())
    RETURNING token
    """, key, .text(holder), milliseconds),
  PostgresStatement(
    """
    INSERT INTO leases VALUES ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
    ON CONFLICT DO NOTHING RETURNING token
    """, key, .text(holder), milliseconds),
])
guard let row = try results.flatMap({ try $0.get() }).first else { return nil }
return Lease(name: name, holder: holder, token: row.integer(0))
// Hole: 2
try await session.run(
  """
  UPDATE leases SET expires_at = '-infinity' WHERE name = $1 AND holder = $2 AND token = $3
  """, .text(lease.name), .text(lease.holder), .integer(lease.token))
