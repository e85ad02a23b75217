// Exercise: 5.7
// Mistake: answers with the greatest version of all streams
// Shows: Two events went to stream 1, one to stream 2
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
  try insert(event, in: stream, version: before + index + 1, at: time)
}
return AppendResult(
  version: try integer("SELECT max(version) FROM events"), position: GlobalPosition(rawValue: lastInsertedKey))
