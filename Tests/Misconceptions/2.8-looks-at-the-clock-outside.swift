// Exercise: 2.8
// Mistake: takes the time before it has the lock
// Shows: Look how far your lock reaches
// Hole: 1
let now = clock.now
return try log.withLock { log in
  try log.append(events, to: stream, expecting: expected, at: now)
}
// Hole: 2
log.withLock { $0.read(stream, direction, from: start, limit: limit) }
// Hole: 3
log.withLock { $0.readAll(after: position, limit: limit) }
