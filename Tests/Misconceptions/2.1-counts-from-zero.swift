// Exercise: 2.1
// Mistake: numbers the versions like the indices of an array
// Shows: A writer says with the version what it has seen
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream) - 1, id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}
