// Exercise: 5.11
// Mistake: waits for one event more than the threshold
// Shows: so one snapshot has to be kept
guard let last = events.last, events.count > threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)
