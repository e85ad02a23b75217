// Exercise: 2.3
// Mistake: says the expected version for the actual one
// Shows: Otherwise Ann and Ben both pay out the same money
guard new.isEmpty || expected.admits(version(of: stream)) else {
  let actual = if case .exactly(let version) = expected { version } else { 0 }
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
}
