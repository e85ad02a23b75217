// Other right answers to exercise 2.8.

// Answer: named
// Alternative: names the closure's argument
// Hole: 1
return try log.withLock { (log: inout EventLog) throws -> AppendResult in
  let now = clock.now
  return try log.append(events, to: stream, expecting: expected, at: now)
}
// Hole: 2
let page = log.withLock { log in
  log.read(stream, direction, from: start, limit: limit)
}
return page
// Hole: 3
let page = log.withLock { log in
  log.readAll(after: position, limit: limit)
}
return page

// Answer: snapshots-for-readers
// Alternative: lets readers work on a copy
// Hole: 1
try log.withLock { try $0.append(events, to: stream, expecting: expected, at: clock.now) }
// Hole: 2
let snapshot = log.withLock { $0 }
return snapshot.read(stream, direction, from: start, limit: limit)
// Hole: 3
let snapshot = log.withLock { $0 }
return snapshot.readAll(after: position, limit: limit)
