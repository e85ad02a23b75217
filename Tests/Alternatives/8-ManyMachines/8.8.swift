// Other right answers to exercise 8.8.

// Answer: asks-first
// Alternative: asks before each attempt whether somebody waits
// Hole: 1
var failures = 0
var reason = "nobody waits for the answer"
repeat {
  do {
    let session = try await connection.session()
    return try await group.beginSending().write(on: session)
  } catch {
    reason = "\(error)"
    await connection.drop()
    failures += 1
    if group.isAwaited { try await backOff.wait(after: failures) }
  }
} while group.isAwaited
throw UncertainAppend(reason: reason)
