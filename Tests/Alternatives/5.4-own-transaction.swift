// Exercise: 5.4
// Alternative: begins and ends the transaction itself
if owner == Schema.applicationID {
  if version > Schema.steps.count { throw StorageError.fromTheFuture(version: version) }
} else if owner != 0 || version != 0 || tables != 0 {
  throw StorageError.foreignFile
}
// Hole: 2
try connection.execute("BEGIN IMMEDIATE")
do {
  for (index, step) in steps.enumerated()
  where try connection.integer("PRAGMA user_version") == index {
    try connection.execute(step)
    try connection.execute("PRAGMA user_version = \(index + 1)")
  }
  try connection.execute("PRAGMA application_id = \(applicationID)")
  try connection.execute("COMMIT")
} catch {
  try? connection.execute("ROLLBACK")
  throw error
}
