// Exercise: 5.7
// Mistake: knows the writer who was too late, but not the one who is ahead
// Shows: throw VersionConflict with actual
// Hole: 2
let code = (error as? SQLiteError)?.code
guard code == .uniqueConstraint else { return error }
let actual = try version(of: stream)
guard !expected.admits(actual) else { return error }
return VersionConflict(stream: stream, expected: expected, actual: actual)
