// Exercise: 5.11
// Mistake: takes the number of events for the version
// Shows: take the version from the last event
guard let last = events.last, events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: events.count, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)
