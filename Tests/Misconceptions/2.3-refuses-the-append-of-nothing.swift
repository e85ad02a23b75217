// Exercise: 2.3
// Mistake: refuses an append of no events as well
// Shows: it cannot conflict
guard expected.admits(version(of: stream)) else {
  throw VersionConflict(stream: stream, expected: expected, actual: version(of: stream))
}
