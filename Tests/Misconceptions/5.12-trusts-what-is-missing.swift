// Exercise: 5.12
// Mistake: doubts only an event that is there
// Shows: Is the event there that the snapshot names
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .forwards, from: snapshot.version, limit: 1)
if let event = events.first, event.id != snapshot.lastEventID { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
