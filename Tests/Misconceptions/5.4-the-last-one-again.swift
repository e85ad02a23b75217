// Exercise: 5.4
// Mistake: takes the last step again
// Shows: A file of the first release has taken step 1
// Hole: 2
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
  for step in steps.dropFirst(max(version - 1, 0)) { try connection.execute(step) }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
