// Exercise: 5.4
// Mistake: marks every file as one of version 1
// Shows: Without the marks nobody knows tomorrow
// Hole: 2
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
  for step in steps.dropFirst(version) { try connection.execute(step) }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = 1")
}
