// Exercise: 2.8
// Mistake: takes the lock for each event anew
// Shows: The store only has to pass each call on
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
// Hole: 2
log.withLock { $0.read(stream, direction, from: start, limit: limit) }
// Hole: 3
log.withLock { $0.readAll(after: position, limit: limit) }
