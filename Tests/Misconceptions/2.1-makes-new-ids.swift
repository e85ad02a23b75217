// Exercise: 2.1
// Mistake: gives the recorded event an id of its own
// Shows: the id tells a repetition
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream), id: RandomEventIDs().next(), recordedAt: time,
      metadata: event.metadata, event: event.event))
}
