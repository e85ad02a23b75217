// Exercise: 5.4
// Mistake: asks for the version before it has the lock
// Shows: took a step that somebody else had taken
// Hole: 2
let version = try connection.integer("PRAGMA user_version")
try connection.write {
  for step in steps.dropFirst(version) { try connection.execute(step) }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
