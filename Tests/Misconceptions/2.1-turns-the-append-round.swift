// Exercise: 2.1
// Mistake: records the last of the new events first
// Shows: In `events` they have to stand in that order
for event in new.reversed() {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}
