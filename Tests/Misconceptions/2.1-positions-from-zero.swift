// Exercise: 2.1
// Mistake: numbers the positions like the indices of an array
// Shows: Whoever follows the whole bank knows by the position
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}
