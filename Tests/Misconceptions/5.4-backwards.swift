// Exercise: 5.4
// Mistake: takes the newest step first
// Shows: the steps 1, 2, 3 and 4, each once
// Hole: 2
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
  for step in steps.dropFirst(version).reversed() { try connection.execute(step) }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
