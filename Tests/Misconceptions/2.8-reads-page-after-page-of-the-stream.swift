// Exercise: 2.8
// Mistake: reads the log from its beginning each time
// Shows: The store only has to pass each call on
// Hole: 1
try log.withLock { log in
  try log.append(events, to: stream, expecting: expected, at: clock.now)
}
// Hole: 2
log.withLock { $0.read(stream, direction, from: start, limit: limit) }
// Hole: 3
log.withLock { $0.readAll(after: .start, limit: limit) }
