// Exercise: 3.8
// Mistake: says that it worked when the limit is reached
// Shows: success must not be claimed
var retry = 0
while true {
  do {
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
  } catch let conflict as VersionConflict {
    retry += 1
    guard retry <= retries.limit else { return CommandResult(events: [], version: conflict.actual, position: .start) }
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
  }
}
