// Exercise: 2.3
// Alternative: asks the other way round
let actual = version(of: stream)
if !new.isEmpty, !expected.admits(actual) {
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
}
