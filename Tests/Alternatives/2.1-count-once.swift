// Exercise: 2.1
// Alternative: counts the version and the position once and goes on from there
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
