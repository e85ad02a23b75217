// Exercise: 2.8
// Alternative: lets readers work on a copy of the value
// Hole: 1
try log.withLock { try $0.append(events, to: stream, expecting: expected, at: clock.now) }
// Hole: 2
let snapshot = log.withLock { $0 }
return snapshot.read(stream, direction, from: start, limit: limit)
// Hole: 3
let snapshot = log.withLock { $0 }
return snapshot.readAll(after: position, limit: limit)
