// Exercise: 5.11
// Mistake: compares the length of the stream with the threshold
// Shows: Compare the number of events with the threshold
guard let last = events.last, last.version >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)
