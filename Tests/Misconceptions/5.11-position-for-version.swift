// Exercise: 5.11
// Mistake: takes the position in the log for the version
// Shows: a position is no version
guard let last = events.last, events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.position.rawValue, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)
