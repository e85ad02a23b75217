// Exercise: 5.7
// Mistake: takes a stream that is longer than expected
// Shows: throw VersionConflict with actual
let before = try version(of: stream)
let isRight =
  switch expected {
  case .any: true
  case .noStream: before == 0
  case .streamExists: before > 0
  case .exactly(let version): before >= version
  }
guard isRight else { throw VersionConflict(stream: stream, expected: expected, actual: before) }
for (index, event) in events.enumerated() {
  try insert(event, in: stream, version: before + index + 1, at: time)
}
return AppendResult(
  version: before + events.count, position: GlobalPosition(rawValue: lastInsertedKey))
