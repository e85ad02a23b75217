// Exercise: 5.4
// Mistake: sets the marks before the steps, and outside of the transaction
// Shows: can neither go on nor back
// Hole: 2
let version = try connection.integer("PRAGMA user_version")
try connection.execute("PRAGMA application_id = \(applicationID)")
try connection.execute("PRAGMA user_version = \(steps.count)")
try connection.write {
  for step in steps.dropFirst(version) { try connection.execute(step) }
}
