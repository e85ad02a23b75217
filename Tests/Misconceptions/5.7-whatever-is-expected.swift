// Exercise: 5.7
// Mistake: writes after the last version, whatever the writer has seen
// Shows: throw VersionConflict with actual
let before = try version(of: stream)
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: before + index + 1, at: time)
}
return AppendResult(
  version: before + events.count, position: GlobalPosition(rawValue: lastInsertedKey))
