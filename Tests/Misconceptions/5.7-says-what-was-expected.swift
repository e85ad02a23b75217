// Exercise: 5.7
// Mistake: says the expected version instead of the real one
// Shows: throw VersionConflict with actual
// Hole: 2
let code = (error as? SQLiteError)?.code
guard code == .uniqueConstraint || code == .triggerConstraint else { return error }
guard !expected.admits(try version(of: stream)) else { return error }
var actual = 0
if case .exactly(let version) = expected { actual = version }
return VersionConflict(stream: stream, expected: expected, actual: actual)
