// Exercise: 2.1
// Mistake: begins the list of places anew with each append
// Shows: A writer says with the version what it has seen
streams[stream] = []
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}
