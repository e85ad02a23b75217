// Exercise: 3.8
// Mistake: waits once more before it gives up
// Shows: They have to wait on the clock
var retry = 0
while true {
  do {
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
  } catch let conflict as VersionConflict {
    retry += 1
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
    guard retry <= retries.limit else { throw conflict }
  }
}
