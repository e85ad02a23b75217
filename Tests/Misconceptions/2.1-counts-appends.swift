// Exercise: 2.1
// Mistake: gives all events of one append the same version
// Shows: A writer says with the version what it has seen
let next = version(of: stream) + 1
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: next, id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}
