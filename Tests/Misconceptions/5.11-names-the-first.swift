// Exercise: 5.11
// Mistake: names the first event instead of the last
// Shows: Version and id are those of the last event
guard let first = events.first, let last = events.last,
  events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version, lastEventID: first.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)
