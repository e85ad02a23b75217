// Exercise: 5.11
// Mistake: keeps only at versions that are a multiple of the threshold
// Shows: over any multiple of it
guard let last = events.last, last.version % threshold.eventCount == 0,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)
