// Exercise: 5.4
// Alternative: tells the files apart in a switch, and marks them first
switch (owner, version, tables) {
case (0, 0, 0), (Schema.applicationID, ...Schema.steps.count, _): return
case (Schema.applicationID, _, _): throw StorageError.fromTheFuture(version: version)
default: throw StorageError.foreignFile
}
// Hole: 2
try connection.write {
  let taken = try connection.integer("PRAGMA user_version")
  guard taken < steps.count else { return }
  try connection.execute(
    "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(steps.count)")
  for number in taken..<steps.count { try connection.execute(steps[number]) }
}
