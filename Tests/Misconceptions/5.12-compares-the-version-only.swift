// Exercise: 5.12
// Mistake: is content with any event at that version
// Shows: Compare the ids
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
guard let event = events.first, event.version == snapshot.version else { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
