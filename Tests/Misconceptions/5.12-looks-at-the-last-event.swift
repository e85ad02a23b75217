// Exercise: 5.12
// Mistake: looks for its event at the end of the stream
// Shows: Read exactly the event that the snapshot names
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .backwards, from: nil, limit: 1)
guard let event = events.first, event.version == snapshot.version,
  event.id == snapshot.lastEventID
else { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
