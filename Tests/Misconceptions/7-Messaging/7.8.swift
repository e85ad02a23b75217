// Wrong answers to exercise 7.8.

// Answer: asks-once
// Mistake: looks once, and doesn't wait
// Shows: expected: it waits for the signal, after 1 look
// Hole: 1
return try await look().deliveries

// Answer: counts-after-the-look
// Mistake: notes the count after the look, so that a message in between is missed
// Shows: Read `signal.count` before the look
// Instead of:
  let seen = signal.count
  let (deliveries, nextVisibleAt) = try await look()
// Write:
  let (deliveries, nextVisibleAt) = try await look()
  let seen = signal.count

// Answer: deadline-anew
// Mistake: begins the wait anew after each look
// Shows: Compute the deadline once, before the loop
// Instead of:
let deadline = clock.now + wait.seconds
while true {
  let seen = signal.count
// Write:
while true {
  let deadline = clock.now + wait.seconds
  let seen = signal.count

// Answer: ignores-cancellation
// Mistake: ignores that it was cancelled
// Shows: expected: throws CancellationError
// Instead of:
  try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
// Write:
  try? await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))

// Answer: looks-at-another-clock
// Mistake: takes the time of the system's clock
// Shows: expected: it returns [] after 20 seconds
// Instead of:
let deadline = clock.now + wait.seconds
// Write:
let deadline = Date() + wait.seconds

// Answer: nothing-when-cancelled
// Mistake: returns an empty list when it was cancelled
// Shows: expected: throws CancellationError
// Instead of:
  try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
// Write:
  do {
    try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
  } catch is CancellationError {
    return []
  }

// Answer: only-sends
// Mistake: is not woken by a message that becomes visible
// Shows: The notice of a worker that crashed would wait longer than its timeout
// Instead of:
  try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
// Write:
  _ = nextVisibleAt
  try await signal.wait(past: seen, until: deadline)

// Answer: polls
// Mistake: looks every tenth of a second
// Shows: thousands of receives that poll
// Instead of:
  let seen = signal.count
// Write:
// Instead of:
  try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
// Write:
  _ = nextVisibleAt
  try await clock.sleep(until: clock.now + 0.1)

// Answer: sleeps-until-the-deadline
// Mistake: waits on the clock alone
// Shows: thousands of receives that poll
// Instead of:
  let seen = signal.count
// Write:
// Instead of:
  try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
// Write:
  try await clock.sleep(until: min(deadline, nextVisibleAt ?? deadline))

// Answer: waits-for-ever
// Mistake: forgets the deadline when a message becomes visible later
// Shows: Wait until the earlier of the two
// Instead of:
  try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
// Write:
  try await signal.wait(past: seen, until: nextVisibleAt ?? deadline)

// Answer: waits-first
// Mistake: waits before it looks
// Shows: A message is visible when the receive comes
// Instead of:
while true {
  let seen = signal.count
// Write:
try await signal.wait(past: signal.count, until: deadline)
while true {
  let seen = signal.count

// Answer: wakes-once
// Mistake: returns what the second look has found, even if that is nothing
// Shows: expected: it waits for the signal, after 2 looks
// Hole: 1
let deadline = clock.now + wait.seconds
let seen = signal.count
let (deliveries, nextVisibleAt) = try await look()
guard deliveries.isEmpty, clock.now < deadline else { return deliveries }
try await signal.wait(past: seen, until: min(deadline, nextVisibleAt ?? deadline))
return try await look().deliveries
