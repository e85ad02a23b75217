// Exercise: 5.7
// Alternative: looks at the version only, whatever the database has refused
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
  position: GlobalPosition(rawValue: try integer("SELECT max(position) FROM events")))
// Hole: 2
let actual = try version(of: stream)
return expected.admits(actual)
  ? error : VersionConflict(stream: stream, expected: expected, actual: actual)
