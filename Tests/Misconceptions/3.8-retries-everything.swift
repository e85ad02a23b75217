// Exercise: 3.8
// Mistake: tries everything again
// Shows: asking again changes nothing
var retry = 0
while true {
  do {
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
  } catch {
    retry += 1
    guard retry <= retries.limit else { throw error }
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
  }
}
