// Exercise: 2.3
// Mistake: says the version that the append would have led to
// Shows: Otherwise Ann and Ben both pay out the same money
guard new.isEmpty || expected.admits(version(of: stream)) else {
  throw VersionConflict(
    stream: stream, expected: expected, actual: version(of: stream) + new.count)
}
