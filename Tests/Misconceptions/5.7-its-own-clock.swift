// Exercise: 5.7
// Mistake: looks at a clock of its own
// Shows: the file has to hold
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
  try insert(event, in: stream, version: before + index + 1, at: Date())
}
return AppendResult(
  version: before + events.count, position: GlobalPosition(rawValue: lastInsertedKey))
