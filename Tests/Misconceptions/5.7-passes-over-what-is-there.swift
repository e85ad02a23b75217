// Exercise: 5.7
// Mistake: passes over the events that are refused
// Shows: None of the three may stay
let before = try version(of: stream)
guard expected.admits(before) else {
  throw VersionConflict(stream: stream, expected: expected, actual: before)
}
var last = before
for event in events {
  do {
    try insert(event, in: stream, version: last + 1, at: time)
    last += 1
  } catch let error as SQLiteError where error.code == .uniqueConstraint {
    continue
  }
}
return AppendResult(version: last, position: GlobalPosition(rawValue: lastInsertedKey))
