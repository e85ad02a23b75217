// Exercise: 2.1
// Mistake: takes the place in the log for the version
// Shows: A writer says with the version what it has seen
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: events.count + 1, id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}
