// Exercise: 5.7
// Alternative: goes by the kind and then by the version
// Hole: 2
switch (error as? SQLiteError)?.code.primary {
case .constraint?:
  let actual = try version(of: stream)
  if expected.admits(actual) { throw error }
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
default:
  throw error
}
