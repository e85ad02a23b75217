// Exercise: 5.12
// Alternative: looks back from the version of the snapshot
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .backwards, from: snapshot.version, limit: 1)
guard events.map(\.id) == [snapshot.lastEventID] else { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)
