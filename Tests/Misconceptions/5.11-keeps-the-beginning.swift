// Exercise: 5.11
// Mistake: keeps the state of an empty stream
// Shows: money counts twice or never
guard let last = events.last, events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version, lastEventID: last.id, state: Subject.initial)
try? snapshots.save(snapshot, of: subject, in: stream)
