// Exercise: 5.4
// Mistake: puts the mark into the place of a ?, which a PRAGMA does not have
// Shows: A bank was opened whose file was not there
// Hole: 2
try connection.write {
  let version = try connection.integer("PRAGMA user_version")
  guard version < steps.count else { return }
  for step in steps.dropFirst(version) { try connection.execute(step) }
  try connection.run("PRAGMA application_id = ?", .integer(applicationID))
  try connection.execute("PRAGMA user_version = \(steps.count)")
}
