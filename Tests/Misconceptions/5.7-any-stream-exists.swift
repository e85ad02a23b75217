// Exercise: 5.7
// Mistake: does not look whether the stream exists
// Shows: expecting an existing stream. That has to throw VersionConflict with actual 0
let before: Int
switch expected {
case .noStream: before = 0
case .exactly(let version): before = version
case .any: before = try version(of: stream)
case .streamExists:
  before = try version(of: stream)
}
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: before + index + 1, at: time)
}
return AppendResult(
  version: before + events.count, position: GlobalPosition(rawValue: lastInsertedKey))
