// Exercise: 2.3
// Mistake: checks an exact version and nothing else
// Shows: Otherwise Ann and Ben both pay out the same money
if case .exactly(let version) = expected, !new.isEmpty, version != self.version(of: stream) {
  throw VersionConflict(stream: stream, expected: expected, actual: self.version(of: stream))
}
