// Exercise: 5.12
// Alternative: looks at each trouble by itself
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
