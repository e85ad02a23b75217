// Exercise: 3.8
// Mistake: tries again once
// Shows: The third attempt has to work
do {
  return try await attempt(
    command, by: subject, in: stream, context: context, prepare: prepare)
} catch is VersionConflict {
  try await clock.sleep(for: retries.wait(beforeRetry: 1, jitter: jitter()))
  return try await attempt(
    command, by: subject, in: stream, context: context, prepare: prepare)
}
