// Exercise: 5.7
// Mistake: does not look whether the stream is as it was expected
// Shows: Whoever is told of a conflict tries again, and again
// Hole: 2
let code = (error as? SQLiteError)?.code
guard code == .uniqueConstraint || code == .triggerConstraint else { return error }
let actual = try version(of: stream)
return VersionConflict(stream: stream, expected: expected, actual: actual)
