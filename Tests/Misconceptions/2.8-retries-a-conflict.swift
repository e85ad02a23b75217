// Exercise: 2.8
// Mistake: appends the same events again when it was too late
// Shows: The store only has to pass each call on
// Hole: 1
try log.withLock { log in
  do {
    return try log.append(events, to: stream, expecting: expected, at: clock.now)
  } catch is VersionConflict {
    return try log.append(events, to: stream, expecting: .any, at: clock.now)
  }
}
// Hole: 2
log.withLock { $0.read(stream, direction, from: start, limit: limit) }
// Hole: 3
log.withLock { $0.readAll(after: position, limit: limit) }
