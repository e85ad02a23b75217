// Exercise: 5.7
// Mistake: compares with the number of all events
// Shows: were appended expecting
let before = try integer("SELECT count(*) FROM events")
guard expected.admits(before) else {
  throw VersionConflict(stream: stream, expected: expected, actual: before)
}
let last = try version(of: stream)
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: last + index + 1, at: time)
}
return AppendResult(
  version: last + events.count, position: GlobalPosition(rawValue: lastInsertedKey))
