// Exercise: 5.7
// Mistake: asks for the greatest version of all streams
// Shows: throw VersionConflict with actual
// Hole: 2
let code = (error as? SQLiteError)?.code
guard code == .uniqueConstraint || code == .triggerConstraint else { return error }
let actual = try integer("SELECT max(version) FROM events")
guard !expected.admits(actual) else { return error }
return VersionConflict(stream: stream, expected: expected, actual: actual)
