// Exercise: 5.7
// Alternative: asks for the version first, inside the transaction, and compares
let before = try version(of: stream)
guard expected.admits(before) else {
  throw VersionConflict(stream: stream, expected: expected, actual: before)
}
var position = GlobalPosition.start
var version = before
for event in events {
  version += 1
  try insert(event, in: stream, version: version, at: time)
  position = GlobalPosition(rawValue: lastInsertedKey)
}
return AppendResult(version: version, position: position)
// Hole: 2
return error
