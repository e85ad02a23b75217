// Exercise: 5.12
// Mistake: does not count the event that it has read
// Shows: The event that proves is read, too
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
guard let event = events.first, event.version == snapshot.version,
  event.id == snapshot.lastEventID
else { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 0)
