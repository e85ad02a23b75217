// Exercise: 5.4
// Mistake: takes each step in a transaction of its own
// Shows: can neither go on nor back
// Hole: 2
let version = try connection.integer("PRAGMA user_version")
for (index, step) in steps.enumerated().dropFirst(version) {
  try connection.write {
    guard try connection.integer("PRAGMA user_version") == index else { return }
    try connection.execute(step)
    try connection.execute("PRAGMA application_id = \(applicationID)")
    try connection.execute("PRAGMA user_version = \(index + 1)")
  }
}
