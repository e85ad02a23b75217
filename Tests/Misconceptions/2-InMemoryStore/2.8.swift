// Wrong answers to exercise 2.8.

// Answer: appends-one-by-one
// Mistake: takes the lock for each event
// Shows: The store passes each call on to its log
// Hole: 1
guard !events.isEmpty else {
  return try log.withLock { try $0.append([], to: stream, expecting: expected, at: clock.now) }
}
var expected = expected
var result = AppendResult(version: 0, position: .start)
for event in events {
  result = try log.withLock { log in
    try log.append([event], to: stream, expecting: expected, at: clock.now)
  }
  if case .any = expected {} else { expected = .exactly(result.version) }
}
return result

// Answer: looks-and-writes-apart
// Mistake: checks and appends under two separate locks
// Shows: Version check, clock and append belong in one `withLock`
// Hole: 1
let version = log.withLock { $0.version(of: stream) }
guard events.isEmpty || expected.admits(version) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version)
}
let now = clock.now
return try log.withLock { try $0.append(events, to: stream, expecting: .any, at: now) }

// Answer: looks-at-the-clock-outside
// Mistake: reads the clock before it takes the lock
// Shows: Version check, clock and append belong in one `withLock`
// Hole: 1
let now = clock.now
return try log.withLock { log in
  try log.append(events, to: stream, expecting: expected, at: now)
}

// Answer: reads-forwards-only
// Mistake: ignores the direction
// Shows: The store passes each call on to its log
// Hole: 2
log.withLock { $0.read(stream, .forwards, from: start, limit: limit) }

// Answer: reads-page-after-page-of-the-stream
// Mistake: reads the log from its beginning each time
// Shows: The store passes each call on to its log
// Hole: 3
log.withLock { $0.readAll(after: .start, limit: limit) }

// Answer: retries-a-conflict
// Mistake: retries after a conflict
// Shows: The store passes each call on to its log
// Instead of:
  try log.append(events, to: stream, expecting: expected, at: clock.now)
// Write:
  do {
    return try log.append(events, to: stream, expecting: expected, at: clock.now)
  } catch is VersionConflict {
    return try log.append(events, to: stream, expecting: .any, at: clock.now)
  }

// Answer: works-on-a-copy
// Mistake: copies the log, changes the copy and writes it back
// Shows: Version check, clock and append belong in one `withLock`
// Hole: 1
var copy = log.withLock { $0 }
let result = try copy.append(events, to: stream, expecting: expected, at: clock.now)
log.withLock { $0 = copy }
return result
