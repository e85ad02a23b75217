// Exercise: 2.1
// Mistake: takes the time of the computer instead of the one that was handed in
// Shows: the metadata tells why
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: Date(),
      metadata: event.metadata, event: event.event))
}
