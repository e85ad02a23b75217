// Other right answers to exercise 2.3.

// Answer: if
// Alternative: uses `if` instead of `guard`
// Hole: 1
let actual = version(of: stream)
if !new.isEmpty, !expected.admits(actual) {
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
}

// Answer: return-early
// Alternative: returns early for an append of no events
// Hole: 1
if new.isEmpty {
  return AppendResult(version: version(of: stream), position: events.last?.position ?? .start)
}
guard expected.admits(streams[stream]?.count ?? 0) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version(of: stream))
}
