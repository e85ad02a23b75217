// Exercise: 5.4
// Mistake: marks the steps that it knows, not those that the file has taken
// Shows: its `user_version` has to be 1
// Hole: 2
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
  for step in steps.dropFirst(version) { try connection.execute(step) }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = \(Schema.steps.count)")
}
