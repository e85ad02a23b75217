// Exercise: 2.3
// Mistake: compares with the number of all events
// Shows: at version 1, not at the log's position 4
guard new.isEmpty || expected.admits(events.count) else {
  throw VersionConflict(stream: stream, expected: expected, actual: events.count)
}
