// Exercise: 5.12
// Mistake: fails when the snapshots cannot be read
// Shows: Whatever is wrong with the snapshots
let newest = try snapshots.newest(of: subject, in: stream, upTo: version)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
guard let event = events.first, event.version == snapshot.version,
  event.id == snapshot.lastEventID
else { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
