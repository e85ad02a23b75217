// Wrong answers to exercise 2.3.

// Answer: answers-nothing-with-nothing
// Mistake: returns version 0 for an append of no events
// Shows: the result says where the stream is
// Hole: 1
if new.isEmpty { return AppendResult(version: 0, position: .start) }
guard expected.admits(version(of: stream)) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version(of: stream))
}

// Answer: answers-without-recording
// Mistake: ignores a stale append without an error
// Shows: Ann and Ben both pay out the same money
// Hole: 1
guard new.isEmpty || expected.admits(version(of: stream)) else {
  return AppendResult(version: version(of: stream), position: events.last?.position ?? .start)
}

// Answer: checks-exact-versions-only
// Mistake: checks only `.exactly`
// Shows: Ann and Ben both pay out the same money
// Hole: 1
if case .exactly(let version) = expected, !new.isEmpty, version != self.version(of: stream) {
  throw VersionConflict(stream: stream, expected: expected, actual: self.version(of: stream))
}

// Answer: compares-ids-without-their-category
// Mistake: compares stream ids without their category
// Shows: two of them may have the same id in different categories
// Hole: 1
let actual = events.filter { $0.stream.id == stream.id }.count
guard new.isEmpty || expected.admits(actual) else {
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
}

// Answer: compares-the-log
// Mistake: compares with the number of all events
// Shows: not with `events.count`
// Hole: 1
guard new.isEmpty || expected.admits(events.count) else {
  throw VersionConflict(stream: stream, expected: expected, actual: events.count)
}

// Answer: finds-no-conflict-in-a-new-stream
// Mistake: checks only streams in the dictionary
// Shows: A stream that has no events yet is at version 0
// Hole: 1
if !new.isEmpty, let known = streams[stream], !expected.admits(known.count) {
  throw VersionConflict(stream: stream, expected: expected, actual: before)
}

// Answer: finds-no-conflict-in-an-empty-log
// Mistake: doesn't check while the log is empty
// Shows: A stream that has no events yet is at version 0
// Instead of:
guard new.isEmpty || expected.admits(before) else {
// Write:
guard new.isEmpty || events.isEmpty || expected.admits(before) else {

// Answer: notes-the-ids-first
// Mistake: saves the ids before the check, so a rejected append looks like a repetition
// Shows: something of them was recorded
// Hole: 1
for (offset, event) in new.enumerated() where indices[event.id] == nil {
  indices[event.id] = events.count + offset
}
guard new.isEmpty || expected.admits(before) else {
  throw VersionConflict(stream: stream, expected: expected, actual: before)
}

// Answer: records-first
// Mistake: records an event before the check
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
// Mistake: rejects an append of no events as well
// Shows: There is nothing in it that could conflict
// Hole: 1
guard expected.admits(version(of: stream)) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version(of: stream))
}

// Answer: says-the-version-after
// Mistake: reports the version after the append as the actual one
// Shows: Ben doesn't know how much he has missed
// Hole: 1
guard new.isEmpty || expected.admits(version(of: stream)) else {
  throw VersionConflict(
    stream: stream, expected: expected, actual: version(of: stream) + new.count)
}

// Answer: says-what-was-expected
// Mistake: reports the expected version as the actual one
// Shows: Ben doesn't know how much he has missed
// Hole: 1
guard new.isEmpty || expected.admits(version(of: stream)) else {
  let actual = if case .exactly(let version) = expected { version } else { 0 }
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
}

// Answer: takes-anything-into-a-new-stream
// Mistake: never finds a conflict in an empty stream
// Shows: A stream that has no events yet is at version 0
// Instead of:
guard new.isEmpty || expected.admits(before) else {
// Write:
guard new.isEmpty || before == 0 || expected.admits(before) else {
