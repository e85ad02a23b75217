// Other right answers to exercise 5.12.

// Answer: backwards
// Alternative: reads backwards from the snapshot's version
// Hole: 1
let newest = try? snapshots.newest(of: subject, in: stream, upTo: version)
guard let snapshot = newest else { return nil }
let events = try await store.read(stream, .backwards, from: snapshot.version, limit: 1)
guard events.map(\.id) == [snapshot.lastEventID] else { return nil }
return Loaded(state: snapshot.state, version: snapshot.version, eventsRead: 1)

// Answer: do-catch
// Alternative: catches each error separately
// Hole: 1
let found: Snapshot<Subject.State>?
do {
  found = try snapshots.newest(of: subject, in: stream, upTo: version)
} catch {
  found = nil
}
guard let found else { return nil }
for event in try await store.read(stream, .forwards, from: found.version, limit: 1)
where event.id == found.lastEventID && event.version == found.version {
  return Loaded(state: found.state, version: found.version, eventsRead: 1)
}
return nil

// Answer: reads-what-it-can
// Alternative: skips damaged snapshots and uses the next older one
// Hole: 2
let rows = try connection.withLock { connection in
  try withStorageErrors {
    try connection.run(
      "SELECT version, last_event_id, state FROM snapshots WHERE stream = ? AND shape = ?",
      .text(stream.description), .integer(Subject.stateShape)
    ) { ($0.integer(0), UUID(uuidString: $0.text(1)), Data($0.text(2).utf8)) }
  }
}
return rows.filter { $0.0 <= version }.sorted { $0.0 > $1.0 }.lazy.compactMap { row in
  guard let id = row.1, let state = try? JSONDecoder().decode(Subject.State.self, from: row.2)
  else { return nil }
  return Snapshot(version: row.0, lastEventID: EventID(rawValue: id), state: state)
}.first
