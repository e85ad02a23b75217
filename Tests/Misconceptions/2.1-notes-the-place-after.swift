// Exercise: 2.1
// Mistake: notes the places after it has appended
// Shows: each reading has to search the whole log
for event in new {
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream) + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
}
