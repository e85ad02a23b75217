// Wrong answers to exercise 5.11.

// Answer: always
// Mistake: saves a snapshot at every load
// Shows: expected: no snapshot
// Instead of:
guard events.count >= threshold.eventCount, let last = events.last,
// Write:
guard let last = events.last,

// Answer: count-for-version
// Mistake: uses the number of events as the version
// Shows: take the version from the last event
// Hole: 1
guard let last = events.last, events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: events.count, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)

// Answer: counts-the-stream
// Mistake: compares the threshold with the stream's length
// Shows: Compare the number of folded events with the threshold
// Instead of:
guard events.count >= threshold.eventCount, let last = events.last,
// Write:
guard let last = events.last, last.version >= threshold.eventCount,

// Answer: keeps-the-beginning
// Mistake: saves the state of an empty stream
// Shows: the next load counts money twice or never
// Hole: 1
guard let last = events.last, events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version, lastEventID: last.id, state: Subject.initial)
try? snapshots.save(snapshot, of: subject, in: stream)

// Answer: keeps-the-unknown
// Mistake: doesn't check for unknown events
// Shows: A newer program knows that event
// Instead of:
guard events.count >= threshold.eventCount, let last = events.last,
  events.allSatisfy({ $0.event is Subject.Event })
// Write:
guard let last = events.last, events.count >= threshold.eventCount

// Answer: looks-at-the-last-only
// Mistake: checks only the last event for an unknown type
// Shows: A newer program knows that event
// Instead of:
guard events.count >= threshold.eventCount, let last = events.last,
  events.allSatisfy({ $0.event is Subject.Event })
// Write:
guard let last = events.last, events.count >= threshold.eventCount, last.event is Subject.Event

// Answer: multiples-only
// Mistake: saves only when the count is a multiple of the threshold
// Shows: over any multiple of it
// Instead of:
guard events.count >= threshold.eventCount, let last = events.last,
// Write:
guard let last = events.last, events.count % threshold.eventCount == 0,

// Answer: names-the-first
// Mistake: records the first event's id instead of the last one's
// Shows: Version and id are those of the last folded event
// Hole: 1
guard let first = events.first, let last = events.last,
  events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version, lastEventID: first.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)

// Answer: one-late
// Mistake: requires one event more than the threshold
// Shows: expected: one snapshot
// Instead of:
guard events.count >= threshold.eventCount, let last = events.last,
// Write:
guard let last = events.last, events.count > threshold.eventCount,

// Answer: position-for-version
// Mistake: uses the log position as the version
// Shows: a position is not a version
// Hole: 1
guard let last = events.last, events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.position.rawValue, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)

// Answer: round-versions-only
// Mistake: saves only at versions that are a multiple of the threshold
// Shows: over any multiple of it
// Instead of:
guard events.count >= threshold.eventCount, let last = events.last,
// Write:
guard let last = events.last, last.version % threshold.eventCount == 0,

// Answer: version-before
// Mistake: records the version before the last event
// Shows: the next load counts money twice or never
// Hole: 1
guard let last = events.last, events.count >= threshold.eventCount,
  events.allSatisfy({ $0.event is Subject.Event })
else { return }
let snapshot = Snapshot(version: last.version - 1, lastEventID: last.id, state: state)
try? snapshots.save(snapshot, of: subject, in: stream)
