// Exercise: 5.12
// Mistake: reads the rest of the stream to look at one event
// Shows: A snapshot that saves no reading is of no use
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: nil)
guard let event = events.first, event.version == snapshot.version,
  event.id == snapshot.lastEventID
else { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
