// Exercise: 5.4
// Mistake: leaves out the step that comes next
// Shows: The file has to have the tables of all steps
// Hole: 2
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
  for step in steps.dropFirst(version + 1) { try connection.execute(step) }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
