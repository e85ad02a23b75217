// Exercise: 5.4
// Mistake: takes the steps in a transaction for reading, which keeps what it has
// Shows: can neither go on nor back
// Hole: 2
try connection.read {
  let version = try connection.integer("PRAGMA user_version")
  for step in steps.dropFirst(version) { try connection.execute(step) }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
