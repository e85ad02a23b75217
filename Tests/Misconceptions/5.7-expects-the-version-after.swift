// Exercise: 5.7
// Mistake: takes the expected version for that of its own event
// Shows: expecting version 2. That has to lead to version 4
let before: Int
switch expected {
case .noStream: before = 0
case .exactly(let version): before = version - 1
case .any: before = try version(of: stream)
case .streamExists:
  before = try version(of: stream)
  guard before > 0 else {
    throw VersionConflict(stream: stream, expected: expected, actual: 0)
  }
}
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: before + index + 1, at: time)
}
return AppendResult(
  version: before + events.count, position: GlobalPosition(rawValue: lastInsertedKey))
