// Exercise: 3.8
// Mistake: goes on when it was cancelled
// Shows: Nobody waits for the answer any more
var retry = 0
while true {
  do {
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
  } catch let conflict as VersionConflict {
    retry += 1
    guard retry <= retries.limit else { throw conflict }
    try? await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
  }
}
