// Wrong answers to exercise 5.7.

// Answer: a-guard-is-no-conflict
// Mistake: handles the table's constraints, but not its triggers
// Shows: throws VersionConflict with actual
// Instead of:
guard code == .uniqueConstraint || code == .triggerConstraint else { return error }
// Write:
guard code == .uniqueConstraint else { return error }

// Answer: a-transaction-of-its-own
// Mistake: begins a transaction inside the caller's
// Shows: cannot start a transaction within a transaction
// Hole: 1
return try connection.write {
  let before: Int
  switch expected {
  case .noStream: before = 0
  case .exactly(let version): before = version
  case .any: before = try version(of: stream)
  case .streamExists:
    before = try version(of: stream)
    guard before > 0 else {
      throw VersionConflict(stream: stream, expected: expected, actual: 0)
    }
  }
  for (index, event) in events.enumerated() {
    try insert(event, in: stream, version: before + index + 1, at: time)
  }
  return AppendResult(
    version: before + events.count,
    position: GlobalPosition(rawValue: connection.lastInsertedKey))
}

// Answer: answers-with-the-first-position
// Mistake: answers with the position of the first event
// Shows: expected: version 2 at position 2
// Instead of:
  version: before + events.count,
  position: GlobalPosition(rawValue: connection.lastInsertedKey))
// Write:
  version: before + events.count,
  position: GlobalPosition(rawValue: connection.lastInsertedKey - events.count + 1))

// Answer: answers-with-the-first-version
// Mistake: answers with the version of the first event
// Shows: expected: version 2 at position 2
// Instead of:
  version: before + events.count,
  position: GlobalPosition(rawValue: connection.lastInsertedKey))
// Write:
  version: before + 1, position: GlobalPosition(rawValue: connection.lastInsertedKey))

// Answer: any-is-none
// Mistake: treats "any" as "no stream"
// Shows: expecting any version.
// Instead of:
case .any: before = try version(of: stream)
// Write:
case .any: before = 0

// Answer: any-stream-exists
// Mistake: doesn't check that the stream exists
// Shows: expecting an existing stream.
// Instead of:
  guard before > 0 else {
    throw VersionConflict(stream: stream, expected: expected, actual: 0)
  }
// Write:

// Answer: counts-from-zero
// Mistake: gives the first event version 0
// Shows: expected: version 2 at position 2
// Instead of:
  try insert(event, in: stream, version: before + index + 1, at: time)
// Write:
  try insert(event, in: stream, version: before + index, at: time)

// Answer: counts-rows
// Mistake: uses the number of rows as the last position
// Shows: Positions may have gaps
// Instead of:
  version: before + events.count,
  position: GlobalPosition(rawValue: connection.lastInsertedKey))
// Write:
  version: before + events.count,
  position: GlobalPosition(rawValue: try connection.integer("SELECT count(*) FROM events")))

// Answer: every-place-is-a-conflict
// Mistake: reports a conflict even if the expected version is right
// Shows: it would try in vain
// Instead of:
guard !expected.admits(actual) else { return error }
// Write:

// Answer: every-rule-is-a-conflict
// Mistake: maps every constraint error to a version conflict
// Shows: it would try in vain
// Hole: 2
guard (error as? SQLiteError)?.code.primary == .constraint else { return error }
return VersionConflict(stream: stream, expected: expected, actual: try version(of: stream))

// Answer: expects-the-version-after
// Mistake: compares with the version after the append
// Shows: expecting version 2.
// Instead of:
case .exactly(let version): before = version
// Write:
case .exactly(let version): before = version - 1

// Answer: its-own-clock
// Mistake: uses its own clock
// Shows: `insert` writes one complete row
// Instead of:
  try insert(event, in: stream, version: before + index + 1, at: time)
// Write:
  try insert(event, in: stream, version: before + index + 1, at: Date())

// Answer: longest-stream
// Mistake: reads the highest version of all streams
// Shows: throws VersionConflict with actual
// Instead of:
let actual = try version(of: stream)
// Write:
let actual = try connection.integer("SELECT max(version) FROM events")

// Answer: none-is-any
// Mistake: treats "no stream" as "any"
// Shows: expecting no stream.
// Instead of:
case .noStream: before = 0
// Write:
case .noStream: before = try version(of: stream)

// Answer: one-place-for-all
// Mistake: gives all events of an append the same version
// Shows: expected: version 2 at position 2
// Instead of:
  try insert(event, in: stream, version: before + index + 1, at: time)
// Write:
  try insert(event, in: stream, version: before + 1, at: time)

// Answer: passes-over-what-is-there
// Mistake: skips rejected events
// Shows: none of the three is in the file
// Hole: 1
let before = try version(of: stream)
guard expected.admits(before) else {
  throw VersionConflict(stream: stream, expected: expected, actual: before)
}
var last = before
for event in events {
  do {
    try insert(event, in: stream, version: last + 1, at: time)
    last += 1
  } catch let error as SQLiteError where error.code.primary == .constraint {
    continue
  }
}
return AppendResult(version: last, position: GlobalPosition(rawValue: connection.lastInsertedKey))

// Answer: position-of-the-stream
// Mistake: answers with the version as the position
// Shows: Two events went to stream 1, one to stream 2
// Instead of:
  version: before + events.count,
  position: GlobalPosition(rawValue: connection.lastInsertedKey))
// Write:
  version: before + events.count,
  position: GlobalPosition(rawValue: before + events.count))

// Answer: satisfied-with-less
// Mistake: accepts a stream with more events than expected
// Shows: throws VersionConflict with actual
// Hole: 1
let before = try version(of: stream)
let isRight =
  switch expected {
  case .any: true
  case .noStream: before == 0
  case .streamExists: before > 0
  case .exactly(let version): before >= version
  }
guard isRight else { throw VersionConflict(stream: stream, expected: expected, actual: before) }
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: before + index + 1, at: time)
}
return AppendResult(
  version: before + events.count,
  position: GlobalPosition(rawValue: connection.lastInsertedKey))

// Answer: says-what-was-expected
// Mistake: reports the expected version as the actual one
// Shows: throws VersionConflict with actual
// Instead of:
let actual = try version(of: stream)
guard !expected.admits(actual) else { return error }
// Write:
guard !expected.admits(try version(of: stream)) else { return error }
var actual = 0
if case .exactly(let version) = expected { actual = version }

// Answer: the-kind-is-not-the-number
// Mistake: compares the extended code with the primary one only
// Shows: throws VersionConflict with actual
// Instead of:
guard code == .uniqueConstraint || code == .triggerConstraint else { return error }
// Write:
guard code == .constraint else { return error }

// Answer: the-wrong-way-round
// Mistake: inverts the check of the expected version
// Shows: throws VersionConflict with actual
// Instead of:
guard !expected.admits(actual) else { return error }
// Write:
guard expected.admits(actual) else { return error }

// Answer: only-a-guard-is-a-conflict
// Mistake: handles the table's triggers, but not its constraints
// Shows: When it was dropped, the table's own constraint is left
// Instead of:
guard code == .uniqueConstraint || code == .triggerConstraint else { return error }
// Write:
guard code == .triggerConstraint else { return error }

// Answer: turns-the-append-round
// Mistake: writes the last event first
// Shows: `insert` writes one complete row
// Instead of:
for (index, event) in events.enumerated() {
// Write:
for (index, event) in events.reversed().enumerated() {

// Answer: version-of-all
// Mistake: returns the highest version of all streams
// Shows: Two events went to stream 1, one to stream 2
// Instead of:
  version: before + events.count,
  position: GlobalPosition(rawValue: connection.lastInsertedKey))
// Write:
  version: try connection.integer("SELECT max(version) FROM events"), position: GlobalPosition(rawValue: connection.lastInsertedKey))

// Answer: version-of-the-log
// Mistake: compares with the number of all events
// Shows: more were appended, expecting
// Hole: 1
let before = try connection.integer("SELECT count(*) FROM events")
guard expected.admits(before) else {
  throw VersionConflict(stream: stream, expected: expected, actual: before)
}
let last = try version(of: stream)
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: last + index + 1, at: time)
}
return AppendResult(
  version: last + events.count, position: GlobalPosition(rawValue: connection.lastInsertedKey))

// Answer: whatever-is-expected
// Mistake: appends at any version
// Shows: throws VersionConflict with actual
// Hole: 1
let before = try version(of: stream)
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: before + index + 1, at: time)
}
return AppendResult(
  version: before + events.count,
  position: GlobalPosition(rawValue: connection.lastInsertedKey))
