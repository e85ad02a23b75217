// Exercise: 5.4
// Mistake: does not mark whose file it is
// Shows: Without the marks nobody knows tomorrow
// Hole: 2
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
  for step in steps.dropFirst(version) { try connection.execute(step) }
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
