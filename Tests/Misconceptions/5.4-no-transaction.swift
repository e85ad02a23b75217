// Exercise: 5.4
// Mistake: takes the steps one by one, without a transaction
// Shows: can neither go on nor back
// Hole: 2
do {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
  for step in steps.dropFirst(version) { try connection.execute(step) }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
