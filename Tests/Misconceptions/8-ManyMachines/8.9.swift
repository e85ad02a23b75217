// Wrong answers to exercise 8.9.

// Answer: signals-before-it-listens
// Mistake: lets the readers read first, and listens afterwards
// Shows: An event that falls between reading and listening stays unseen
// Instead of:
      try await session.run("LISTEN \(Self.channel)")
      failures = 0
      send()
// Write:
      send()
      try await session.run("LISTEN \(Self.channel)")
      failures = 0

// Answer: no-signal-at-the-start
// Mistake: signals only when a notification comes
// Shows: An event that falls between reading and listening stays unseen
// Instead of:
      failures = 0
      send()
// Write:
      failures = 0

// Answer: ignores-notifications
// Mistake: listens, and ignores the notifications
// Shows: Call `send()` for each element of `notifications`
// Instead of:
      for await _ in notifications { send() }
// Write:
      for await _ in notifications {}

// Answer: one-notification
// Mistake: signals after the first notification only
// Shows: Call `send()` for each element of `notifications`
// Instead of:
      for await _ in notifications { send() }
// Write:
      var isFirst = true
      for await _ in notifications {
        if isFirst { send() }
        isFirst = false
      }

// Answer: another-channel
// Mistake: listens on another channel
// Shows: expected: 1 session that has sent `LISTEN events`
// Instead of:
      try await session.run("LISTEN \(Self.channel)")
// Write:
      try await session.run("LISTEN appends")

// Answer: listens-only-once
// Mistake: listens in the first session only
// Shows: a new session listens, and the reader has seen 1 event
// Instead of:
var failures = 0
while !Task.isCancelled {
// Write:
var failures = 0
var listens = false
while !Task.isCancelled {
// Instead of:
      try await session.run("LISTEN \(Self.channel)")
// Write:
      if !listens { try await session.run("LISTEN \(Self.channel)") }
      listens = true

// Answer: gives-up
// Mistake: gives up after the first failure
// Shows: expected: pauses of 50, 100, 200, 400 milliseconds
// Hole: 1
do {
  try await withSession { session, notifications in
    try await session.run("LISTEN \(Self.channel)")
    send()
    for await _ in notifications { send() }
  }
} catch {
  report(error)
}

// Answer: no-pause
// Mistake: connects again without a pause
// Shows: expected: pauses of 50, 100, 200, 400 milliseconds
// Instead of:
  failures += 1
  try? await backOff.wait(after: failures)
// Write:
  failures += 1
  await Task.yield()

// Answer: pauses-only-when-it-can-not-connect
// Mistake: pauses when the connection fails, and not when LISTEN is refused
// Shows: Wait after each failure, whatever has failed
// Instead of:
  } catch {
    report(error)
  }
// Write:
  } catch let refusal as PostgresError {
    report(refusal)
    continue
  } catch {
    report(error)
  }

// Answer: the-same-pause
// Mistake: waits equally long after each failure
// Shows: Count the failures in a row
// Instead of:
  try? await backOff.wait(after: failures)
// Write:
  try? await backOff.wait(after: 1)

// Answer: counts-for-ever
// Mistake: counts failures from before a session that worked
// Shows: set the number back once `LISTEN` was successful
// Instead of:
      failures = 0
// Write:
      failures += 0

// Answer: resets-before-it-listens
// Mistake: sets the number of failures back before LISTEN has succeeded
// Shows: expected: pauses of 50, 100, 200 milliseconds
// Instead of:
      try await session.run("LISTEN \(Self.channel)")
      failures = 0
// Write:
      failures = 0
      try await session.run("LISTEN \(Self.channel)")

// Answer: leaves-sessions-open
// Mistake: connects without closing the session
// Shows: A session that stays open takes one of the server's connections for nothing
// Instead of:
    try await withSession { session, notifications in
      try await session.run("LISTEN \(Self.channel)")
      failures = 0
      send()
      for await _ in notifications { send() }
    }
// Write:
    let session = try await connect()
    let notifications = session.notifications()
    try await session.run("LISTEN \(Self.channel)")
    failures = 0
    send()
    for await _ in notifications { send() }

// Answer: silent-about-failures
// Mistake: swallows the errors
// Shows: Operators have to learn why only the reminder works
// Instead of:
    report(error)
// Write:
    _ = error

// Answer: never-ends
// Mistake: goes on after the last listener has left
// Shows: Check `Task.isCancelled` before you connect again
// Instead of:
while !Task.isCancelled {
// Write:
while true {
