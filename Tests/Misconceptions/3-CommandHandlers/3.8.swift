// Wrong answers to exercise 3.8.

// Answer: appends-the-old-events
// Mistake: appends the events of the first decision again
// Shows: The old events were decided on a state that is gone
// Hole: 1
do {
  return try await attempt(
    command, by: subject, in: stream, context: context, prepare: prepare)
} catch is VersionConflict {
  let version = try await store.read(stream).count - 1
  let first = try await state(of: subject, in: stream, asOfVersion: version)
  let events = try Subject.decide(command, given: first)
  let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
  let result = try await store.append(new, to: stream, expecting: .any)
  return CommandResult(events: events, version: result.version, position: result.position)
}

// Answer: claims-success
// Mistake: returns success when all retries failed
// Shows: the client has to hear that nothing was
// Instead of:
  } catch let conflict as VersionConflict where conflict.stream == stream {
    retry += 1
    guard retry <= retries.limit else { throw conflict }
// Write:
  } catch let conflict as VersionConflict {
    retry += 1
    guard retry <= retries.limit else { return CommandResult(events: [], version: conflict.actual, position: .start) }

// Answer: counts-the-first-try
// Mistake: counts the first attempt as a retry
// Shows: The first attempt is not a retry
// Instead of:
  } catch let conflict as VersionConflict where conflict.stream == stream {
    retry += 1
    guard retry <= retries.limit else { throw conflict }
// Write:
  } catch let conflict as VersionConflict {
    retry += 1
    guard retry < retries.limit else { throw conflict }

// Answer: does-not-wait
// Mistake: retries without a wait
// Shows: Wait only when another attempt follows
// Instead of:
  } catch let conflict as VersionConflict where conflict.stream == stream {
// Write:
  } catch let conflict as VersionConflict {
// Instead of:
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
// Write:

// Answer: ignores-cancellation
// Mistake: retries after a cancellation
// Shows: The client has gone
// Instead of:
  } catch let conflict as VersionConflict where conflict.stream == stream {
// Write:
  } catch let conflict as VersionConflict {
// Instead of:
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
// Write:
    try? await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))

// Answer: retries-everything
// Mistake: retries after any error
// Shows: Asking again changes nothing
// Instead of:
  } catch let conflict as VersionConflict where conflict.stream == stream {
    retry += 1
    guard retry <= retries.limit else { throw conflict }
// Write:
  } catch {
    retry += 1
    guard retry <= retries.limit else { throw error }

// Answer: retries-for-others
// Mistake: retries after a conflict on another stream
// Shows: Retries within retries multiply
// Instead of:
  } catch let conflict as VersionConflict where conflict.stream == stream {
// Write:
  } catch let conflict as VersionConflict {

// Answer: retries-once
// Mistake: retries only once
// Shows: it takes a loop
// Hole: 1
do {
  return try await attempt(
    command, by: subject, in: stream, context: context, prepare: prepare)
} catch is VersionConflict {
  try await clock.sleep(for: retries.wait(beforeRetry: 1, jitter: jitter()))
  return try await attempt(
    command, by: subject, in: stream, context: context, prepare: prepare)
}

// Answer: waits-before-it-gives-up
// Mistake: waits after the last attempt
// Shows: Wait only when another attempt follows
// Instead of:
  } catch let conflict as VersionConflict where conflict.stream == stream {
    retry += 1
    guard retry <= retries.limit else { throw conflict }
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
// Write:
  } catch let conflict as VersionConflict {
    retry += 1
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
    guard retry <= retries.limit else { throw conflict }

// Answer: waits-on-the-real-clock
// Mistake: waits on the system's clock
// Shows: Wait only when another attempt follows
// Instead of:
  } catch let conflict as VersionConflict where conflict.stream == stream {
// Write:
  } catch let conflict as VersionConflict {
// Instead of:
    try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
// Write:
    try await ContinuousClock().sleep(for: .microseconds(10))
