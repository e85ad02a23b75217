// Other right answers to exercise 5.7.

// Answer: asks-first
// Alternative: reads the version first, inside the transaction, and compares
// Hole: 1
let before = try version(of: stream)
guard expected.admits(before) else {
  throw VersionConflict(stream: stream, expected: expected, actual: before)
}
var position = GlobalPosition.start
var version = before
for event in events {
  version += 1
  try insert(event, in: stream, version: version, at: time)
  position = GlobalPosition(rawValue: connection.lastInsertedKey)
}
return AppendResult(version: version, position: position)
// Hole: 2
return error

// Answer: by-the-kind
// Alternative: checks the primary code, and then the version
// Hole: 2
switch (error as? SQLiteError)?.code.primary {
case .constraint?:
  let actual = try version(of: stream)
  if expected.admits(actual) { throw error }
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
default:
  throw error
}

// Answer: lets-the-version-decide
// Alternative: checks only the version, for any error of the database
// Hole: 1
let last =
  switch expected {
  case .noStream: 0
  case .exactly(let version): version
  case .any, .streamExists: try version(of: stream)
  }
if case .streamExists = expected, last == 0 {
  throw VersionConflict(stream: stream, expected: expected, actual: last)
}
for (version, event) in zip((last + 1)..., events) {
  try insert(event, in: stream, version: version, at: time)
}
return AppendResult(
  version: try version(of: stream),
  position: GlobalPosition(rawValue: try connection.integer("SELECT max(position) FROM events")))
// Hole: 2
let actual = try version(of: stream)
return expected.admits(actual)
  ? error : VersionConflict(stream: stream, expected: expected, actual: actual)
