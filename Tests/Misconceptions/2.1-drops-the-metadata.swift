// Exercise: 2.1
// Mistake: records the fact and forgets where it came from
// Shows: differs in `metadata`
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: EventMetadata(), event: event.event))
}
