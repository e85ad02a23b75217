// Exercise: 2.8
// Mistake: looks in one lock and writes in the next
// Shows: Look how far your lock reaches
// Hole: 1
let version = log.withLock { $0.version(of: stream) }
guard events.isEmpty || expected.admits(version) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version)
}
let now = clock.now
return try log.withLock { try $0.append(events, to: stream, expecting: .any, at: now) }
// Hole: 2
log.withLock { $0.read(stream, direction, from: start, limit: limit) }
// Hole: 3
log.withLock { $0.readAll(after: position, limit: limit) }
