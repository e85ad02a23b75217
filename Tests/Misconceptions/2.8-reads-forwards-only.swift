// Exercise: 2.8
// Mistake: reads forwards, whatever the direction
// Shows: The store only has to pass each call on
// Hole: 1
try log.withLock { log in
  try log.append(events, to: stream, expecting: expected, at: clock.now)
}
// Hole: 2
log.withLock { $0.read(stream, .forwards, from: start, limit: limit) }
// Hole: 3
log.withLock { $0.readAll(after: position, limit: limit) }
