// Exercise: 2.1
// Alternative: appends first and notes the place afterwards
for event in new {
  let recorded = RecordedEvent(
    position: GlobalPosition(rawValue: events.count + 1), stream: stream,
    version: version(of: stream) + 1, id: event.id, recordedAt: time, metadata: event.metadata,
    event: event.event)
  events.append(recorded)
  indices[event.id] = events.endIndex - 1
  streams[stream] = (streams[stream] ?? []) + [events.endIndex - 1]
}
