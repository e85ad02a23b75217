// Exercise: 5.11
// Mistake: names the version before the last event
// Shows: money counts twice or never
guard let last = events.last, events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version - 1, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)
