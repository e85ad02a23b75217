// Exercise: 2.8
// Alternative: names what it does in the lock
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
