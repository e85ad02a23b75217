// Wrong answers to exercise 8.8.

// Answer: reports-unknown
// Mistake: tells the callers that the outcome is unknown, as soon as the connection is lost
// Shows: Drop the session, connect, and send the group again
// Hole: 1
do {
  let session = try await connection.session()
  return try await group.beginSending().write(on: session)
} catch let lost as ConnectionLost {
  await connection.drop()
  throw UncertainAppend(reason: "\(lost)")
}

// Answer: repeats-once
// Mistake: gives up after the second lost connection
// Shows: Twice in a row, the server committed an append
// Hole: 1
do {
  return try await group.beginSending().write(on: try await connection.session())
} catch {
  await connection.drop()
  try await backOff.wait(after: 1)
  return try await group.beginSending().write(on: try await connection.session())
}

// Answer: counts-its-attempts
// Mistake: gives up after ten attempts
// Shows: The deadline of the caller ends the attempts
// Instead of:
    guard group.isAwaited else { throw UncertainAppend(reason: "\(error)") }
// Write:
    guard group.isAwaited, failures < 10 else { throw UncertainAppend(reason: "\(error)") }

// Answer: new-ids
// Mistake: gives new ids to the events of a repeated append
// Shows: With new ones, a deposit counts twice
// Instead of:
    return try await group.beginSending().write(on: session)
// Write:
    let appends = group.beginSending().appends
    guard failures > 0 else { return try await AppendGroup(appends).write(on: session) }
    let renewed = appends.map { append in
      PendingAppend(
        stream: append.stream, expected: append.expected,
        events: append.events.map { event in
          PendingAppend.Event(
            id: RandomEventIDs().next(), stored: event.stored, metadata: event.metadata)
        }, records: append.records, time: append.time)
    }
    return try await AppendGroup(renewed).write(on: session)

// Answer: first-append-only
// Mistake: repeats only the first append of the group
// Shows: Send the whole group again
// Instead of:
    return try await group.beginSending().write(on: session)
// Write:
    let appends = group.beginSending().appends
    let repeated = failures > 0 ? Array(appends.prefix(1)) : appends
    return try await AppendGroup(repeated).write(on: session)

// Answer: reversed
// Mistake: repeats the group in another order
// Shows: Send the whole group again, in the same order
// Instead of:
    return try await group.beginSending().write(on: session)
// Write:
    let appends = group.beginSending().appends
    guard failures > 0 else { return try await AppendGroup(appends).write(on: session) }
    return try await AppendGroup(appends.reversed()).write(on: session).reversed()

// Answer: keeps-the-session
// Mistake: goes on with the lost session
// Shows: A session that has thrown ConnectionLost throws it for ever
// Instead of:
    await connection.drop()
// Write:

// Answer: connects-each-time
// Mistake: opens another connection for each group
// Shows: 2 sessions, and the first one is closed
// Instead of:
    let session = try await connection.session()
// Write:
    await connection.drop()
    let session = try await connection.session()

// Answer: no-pause
// Mistake: tries again at once
// Shows: While a standby takes over, a second or more may pass
// Instead of:
    try await backOff.wait(after: failures)
// Write:

// Answer: same-pause
// Mistake: waits equally long each time
// Shows: `backOff.wait(after:)` takes the number of failures in a row
// Instead of:
    try await backOff.wait(after: failures)
// Write:
    try await backOff.wait(after: 1)

// Answer: connects-once
// Mistake: repeats after a lost connection, and gives up when connecting fails
// Shows: three attempts to connect failed
// Hole: 1
var failures = 0
while true {
  let session = try await connection.session()
  do {
    return try await group.beginSending().write(on: session)
  } catch {
    await connection.drop()
    guard group.isAwaited else { throw UncertainAppend(reason: "\(error)") }
    failures += 1
    try await backOff.wait(after: failures)
  }
}

// Answer: marks-early
// Mistake: counts the group as sent before there is a connection
// Shows: An append that was never sent is certainly not stored
// Hole: 1
let sending = group.beginSending()
var failures = 0
while true {
  do {
    return try await sending.write(on: try await connection.session())
  } catch {
    await connection.drop()
    guard group.isAwaited else { throw UncertainAppend(reason: "\(error)") }
    failures += 1
    try await backOff.wait(after: failures)
  }
}

// Answer: never-stops
// Mistake: goes on when nobody waits any longer
// Shows: no sixth attempt
// Instead of:
    guard group.isAwaited else { throw UncertainAppend(reason: "\(error)") }
// Write:
