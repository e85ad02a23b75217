// Exercise: 2.1
// Mistake: does not note where the ids stand
// Shows: each reading has to search the whole log
for event in new {
  streams[stream, default: []].append(events.count)
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}
