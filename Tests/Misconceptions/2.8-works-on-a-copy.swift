// Exercise: 2.8
// Mistake: takes a copy out, changes it, and puts it back
// Shows: Look how far your lock reaches
// Hole: 1
var copy = log.withLock { $0 }
let result = try copy.append(events, to: stream, expecting: expected, at: clock.now)
log.withLock { $0 = copy }
return result
// Hole: 2
log.withLock { $0.read(stream, direction, from: start, limit: limit) }
// Hole: 3
log.withLock { $0.readAll(after: position, limit: limit) }
