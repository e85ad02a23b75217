// Other right answers to exercise 3.8.

// Answer: for
// Alternative: counts the retries in a `for` loop
// Hole: 1
for retry in 1...max(retries.limit, 1) where retries.limit > 0 {
  do {
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
  } catch let conflict as VersionConflict where conflict.stream == stream {
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
  }
}
return try await attempt(command, by: subject, in: stream, context: context, prepare: prepare)
