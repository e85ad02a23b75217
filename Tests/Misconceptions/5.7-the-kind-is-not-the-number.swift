// Exercise: 5.7
// Mistake: compares the whole number with the kind
// Shows: throw VersionConflict with actual
// Hole: 2
let code = (error as? SQLiteError)?.code
guard code == .constraint else { return error }
let actual = try version(of: stream)
guard !expected.admits(actual) else { return error }
return VersionConflict(stream: stream, expected: expected, actual: actual)
