// Exercise: 5.12
// Mistake: takes the newest snapshot whatever is asked for
// Shows: As of version
let newest = try? snapshots.newest(of: subject, in: stream)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
guard let event = events.first, event.version == snapshot.version,
  event.id == snapshot.lastEventID
else { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
