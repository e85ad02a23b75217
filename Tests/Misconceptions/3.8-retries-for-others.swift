// Exercise: 3.8
// Mistake: tries again what others have tried already
// Shows: Retries within retries multiply
var retry = 0
while true {
  do {
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
  } catch let conflict as VersionConflict {
    retry += 1
    guard retry <= retries.limit else { throw conflict }
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
  }
}
