// Other right answers to exercise 2.1.

// Answer: count-once
// Alternative: computes version and position once, and counts on from there
// Hole: 1
let first = (version: version(of: stream) + 1, index: events.count)
for (offset, event) in new.enumerated() {
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: first.index + offset + 1), stream: stream,
      version: first.version + offset, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
}
streams[stream, default: []] += Array(first.index..<events.count)
for index in first.index..<events.count { indices[events[index].id] = index }

// Answer: place-last
// Alternative: appends first, and computes indices from the end
// Hole: 1
for event in new {
  let recorded = RecordedEvent(
    position: GlobalPosition(rawValue: events.count + 1), stream: stream,
    version: version(of: stream) + 1, id: event.id, recordedAt: time, metadata: event.metadata,
    event: event.event)
  events.append(recorded)
  indices[event.id] = events.endIndex - 1
  streams[stream] = (streams[stream] ?? []) + [events.endIndex - 1]
}
