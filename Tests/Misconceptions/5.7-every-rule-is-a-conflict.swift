// Exercise: 5.7
// Mistake: takes every broken rule for a conflict of versions
// Shows: Whoever is told of a conflict tries again, and again
// Hole: 2
guard (error as? SQLiteError)?.code.primary == .constraint else { return error }
return VersionConflict(stream: stream, expected: expected, actual: try version(of: stream))
