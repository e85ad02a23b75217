// Wrong answers to exercise 8.12.

// Answer: local-clock
// Mistake: takes the time from the clock of this machine
// Shows: by the server's clock, it ends in -35
// Hole: 1
let rows = try await session.run(
  """
  INSERT INTO leases AS held (name, holder, token, expires_at)
  VALUES ($1, $2, 1, $4::timestamptz + $3 * interval '1 millisecond')
  ON CONFLICT (name) DO UPDATE SET
    holder = excluded.holder,
    token = CASE
      WHEN held.holder = excluded.holder AND held.expires_at > $4::timestamptz
      THEN held.token ELSE held.token + 1 END,
    expires_at = excluded.expires_at
  WHERE held.holder = excluded.holder OR held.expires_at <= $4::timestamptz
  RETURNING token
  """, .text(name), .text(holder), .integer(duration.roundedMilliseconds),
  .text("\(SystemWallClock().now)"))
return rows.first.map { Lease(name: name, holder: holder, token: $0.integer(0)) }

// Answer: compares-with-the-local-clock
// Mistake: lets the server write the end, and compares it with the clock of this machine
// Shows: Compare the end of the lease with `clock_timestamp()`
// Hole: 1
let rows = try await session.run(
  """
  INSERT INTO leases AS held (name, holder, token, expires_at)
  VALUES ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
  ON CONFLICT (name) DO UPDATE SET
    holder = excluded.holder,
    token = CASE
      WHEN held.holder = excluded.holder AND held.expires_at > $4::timestamptz
      THEN held.token ELSE held.token + 1 END,
    expires_at = excluded.expires_at
  WHERE held.holder = excluded.holder OR held.expires_at <= $4::timestamptz
  RETURNING token
  """, .text(name), .text(holder), .integer(duration.roundedMilliseconds),
  .text("\(SystemWallClock().now)"))
return rows.first.map { Lease(name: name, holder: holder, token: $0.integer(0)) }

// Answer: token-stays
// Mistake: keeps the token when another process takes over
// Shows: expected: bank-2 gets it with a token above 1
// Instead of:
    token = CASE
      WHEN held.holder = excluded.holder AND held.expires_at > clock_timestamp()
      THEN held.token ELSE held.token + 1 END,
// Write:

// Answer: renewal-changes-the-token
// Mistake: raises the token in each call
// Shows: as before, and 300 seconds left
// Instead of:
    token = CASE
      WHEN held.holder = excluded.holder AND held.expires_at > clock_timestamp()
      THEN held.token ELSE held.token + 1 END,
// Write:
    token = held.token + 1,

// Answer: takes-a-live-lease
// Mistake: takes the lease whether it has expired or not
// Shows: bank-1 gets it, bank-2 gets nil
// Instead of:
  WHERE held.holder = excluded.holder OR held.expires_at <= clock_timestamp()
  RETURNING token
// Write:
  RETURNING token

// Answer: no-renewal
// Mistake: refuses the holder as well
// Shows: 300 seconds left
// Instead of:
  WHERE held.holder = excluded.holder OR held.expires_at <= clock_timestamp()
  RETURNING token
// Write:
  WHERE held.expires_at <= clock_timestamp()
  RETURNING token

// Answer: renewal-keeps-the-end
// Mistake: leaves the end of the lease where it was
// Shows: 300 seconds left
// Instead of:
    expires_at = clock_timestamp() + $3 * interval '1 millisecond'
  WHERE held.holder = excluded.holder OR held.expires_at <= clock_timestamp()
// Write:
    expires_at = CASE
      WHEN held.expires_at > clock_timestamp() THEN held.expires_at
      ELSE clock_timestamp() + $3 * interval '1 millisecond' END
  WHERE held.holder = excluded.holder OR held.expires_at <= clock_timestamp()

// Answer: old-name-old-token
// Mistake: renews an expired lease when the holder has the same name
// Shows: The lease of bank-2 had expired, and bank-2 asked for it again
// Instead of:
      WHEN held.holder = excluded.holder AND held.expires_at > clock_timestamp()
// Write:
      WHEN held.holder = excluded.holder

// Answer: reads-then-writes
// Mistake: reads the row, decides in Swift, and then writes
// Shows: What was read before the write may have changed by the time of the write
// Hole: 1
let current = try await session.run(
  "SELECT holder, token, expires_at > clock_timestamp() FROM leases WHERE name = $1", .text(name)
).first
let isLive = current?.boolean(2) ?? false
let isOwn = current?.text(0) == holder
guard !isLive || isOwn else { return nil }
let token = (current?.integer(1) ?? 0) + (isLive && isOwn ? 0 : 1)
try await session.run(
  """
  INSERT INTO leases (name, holder, token, expires_at)
  VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
  ON CONFLICT (name) DO UPDATE SET
    holder = excluded.holder, token = excluded.token, expires_at = excluded.expires_at
  """, .text(name), .text(holder), .integer(token), .integer(duration.roundedMilliseconds))
return Lease(name: name, holder: holder, token: token)

// Answer: returns-a-lease-anyway
// Mistake: takes a statement that changed nothing for a success
// Shows: bank-1 gets it, bank-2 gets nil
// Instead of:
return rows.first.map { Lease(name: name, holder: holder, token: $0.integer(0)) }
// Write:
return Lease(name: name, holder: holder, token: rows.first?.integer(0) ?? 1)

// Answer: token-starts-again
// Mistake: deletes the row at the release, and the token with it
// Shows: A deleted row would take the token with it
// Hole: 2
try await session.run(
  "DELETE FROM leases WHERE name = $1 AND token = $2", .text(lease.name), .integer(lease.token))

// Answer: releases-that-of-another
// Mistake: releases the lease, whoever has it now
// Shows: bank-2 keeps the lease, bank-3 gets nil
// Hole: 2
try await session.run(
  "UPDATE leases SET expires_at = clock_timestamp() WHERE name = $1", .text(lease.name))

// Answer: releases-by-name
// Mistake: releases the lease of the holder, whichever token it has
// Shows: the holder's name may be the same
// Instead of:
  "UPDATE leases SET expires_at = clock_timestamp() WHERE name = $1 AND token = $2",
  .text(lease.name), .integer(lease.token))
// Write:
  "UPDATE leases SET expires_at = clock_timestamp() WHERE name = $1 AND holder = $2",
  .text(lease.name), .text(lease.holder))

// Answer: whole-seconds
// Mistake: cuts the duration to whole seconds
// Shows: A lease of half a second would be over at once
// Instead of:
  """, .text(name), .text(holder), .integer(duration.roundedMilliseconds))
// Write:
  """, .text(name), .text(holder), .integer(Int(duration.components.seconds) * 1_000))
