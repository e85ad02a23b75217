// Exercise: 3.8
// Mistake: counts the first attempt as a retry
// Shows: there have to be 4 attempts
var retry = 0
while true {
  do {
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
  } catch let conflict as VersionConflict {
    retry += 1
    guard retry < retries.limit else { throw conflict }
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
  }
}
