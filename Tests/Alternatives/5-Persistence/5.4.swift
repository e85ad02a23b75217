// Other right answers to exercise 5.4.

// Answer: cases
// Alternative: uses a `switch` over the file's state, and sets the marks first
// Hole: 1
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

// Answer: one-statement
// Alternative: joins the missing steps and the marks in one SQL text
// Hole: 1
let isOurs = owner == Schema.applicationID
let isUntouched = [owner, version, tables] == [0, 0, 0]
if !isOurs && !isUntouched { throw StorageError.foreignFile }
if version > Schema.steps.count { throw StorageError.fromTheFuture(version: version) }
// Hole: 2
try connection.write {
  let missing = steps.dropFirst(try connection.integer("PRAGMA user_version"))
  let marks = [
    "PRAGMA application_id = \(applicationID)",
    "PRAGMA user_version = \(steps.count)",
  ]
  if !missing.isEmpty {
    try connection.execute((missing + marks).joined(separator: ";\n"))
  }
}

// Answer: own-transaction
// Alternative: begins and commits the transaction itself
// Hole: 1
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
