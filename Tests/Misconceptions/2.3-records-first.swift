// Exercise: 2.3
// Mistake: records one event before it looks
// Shows: Check before you record anything
if !new.isEmpty && !expected.admits(version(of: stream)) {
  let actual = version(of: stream)
  for event in new.prefix(1) {
    streams[stream, default: []].append(events.count)
    events.append(
      RecordedEvent(
        position: GlobalPosition(rawValue: events.count + 1), stream: stream, version: actual + 1,
        id: event.id, recordedAt: time, event: event.event))
  }
  throw VersionConflict(stream: stream, expected: expected, actual: actual)
}
