// Exercise: 5.7
// Mistake: gives all events of an append the same place
// Shows: The answer has to be version 2 at position 2
let before: Int
switch expected {
case .noStream: before = 0
case .exactly(let version): before = version
case .any: before = try version(of: stream)
case .streamExists:
  before = try version(of: stream)
  guard before > 0 else {
    throw VersionConflict(stream: stream, expected: expected, actual: 0)
  }
}
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: before + 1, at: time)
}
return AppendResult(
  version: before + events.count, position: GlobalPosition(rawValue: lastInsertedKey))
