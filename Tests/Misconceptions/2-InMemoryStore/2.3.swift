// Wrong answers to exercise 2.3.

// Answer: answers-nothing-with-nothing
// Mistake: answers an append of no events as if the stream were empty
// Shows: the answer says where the stream is
// Hole: 1
if new.isEmpty { return AppendResult(version: 0, position: .start) }
guard expected.admits(version(of: stream)) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version(of: stream))
}

// Answer: answers-without-recording
// Mistake: passes over the late append and says nothing
// Shows: Otherwise Ann and Ben both pay out the same money
// Hole: 1
guard new.isEmpty || expected.admits(version(of: stream)) else {
  return AppendResult(version: version(of: stream), position: events.last?.position ?? .start)
}

// Answer: checks-exact-versions-only
// Mistake: checks an exact version and nothing else
// Shows: Otherwise Ann and Ben both pay out the same money
// Hole: 1
if case .exactly(let version) = expected, !new.isEmpty, version != self.version(of: stream) {
  throw VersionConflict(stream: stream, expected: expected, actual: self.version(of: stream))
}

// Answer: compares-the-log
// Mistake: compares with the number of all events
// Shows: at version 1, not at the log's position 4
// Hole: 1
guard new.isEmpty || expected.admits(events.count) else {
  throw VersionConflict(stream: stream, expected: expected, actual: events.count)
}

// Answer: records-first
// Mistake: records one event before it looks
// Shows: Check before you record anything
// Hole: 1
if !new.isEmpty && !expected.admits(version(of: stream)) {
  let actual = version(of: stream)
  for event in new.prefix(1) {
    streams[stream, default: []].append(events.count)
    events.append(
      RecordedEvent(
        position: GlobalPosition(rawValue: events.count + 1), stream: stream, version: actual + 1,
        id: event.id, recordedAt: time, event: event.event))
  }
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
}

// Answer: refuses-the-append-of-nothing
// Mistake: refuses an append of no events as well
// Shows: it cannot conflict
// Hole: 1
guard expected.admits(version(of: stream)) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version(of: stream))
}

// Answer: says-the-version-after
// Mistake: says the version that the append would have led to
// Shows: Otherwise Ann and Ben both pay out the same money
// Hole: 1
guard new.isEmpty || expected.admits(version(of: stream)) else {
  throw VersionConflict(
    stream: stream, expected: expected, actual: version(of: stream) + new.count)
}

// Answer: says-what-was-expected
// Mistake: says the expected version for the actual one
// Shows: Otherwise Ann and Ben both pay out the same money
// Hole: 1
guard new.isEmpty || expected.admits(version(of: stream)) else {
  let actual = if case .exactly(let version) = expected { version } else { 0 }
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
}

// Answer: takes-anything-into-a-new-stream
// Mistake: thinks that a stream without events cannot be in conflict
// Shows: a stream that has no events yet
// Instead of:
guard new.isEmpty || expected.admits(before) else {
// Write:
guard new.isEmpty || before == 0 || expected.admits(before) else {
