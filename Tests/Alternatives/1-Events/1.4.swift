// Other right answers to exercise 1.4.

// Answer: as-of-version
// Alternative: finds the version at that date, and replays as of it
// Hole: 1
var version = 0
for recorded in history {
  guard recorded.recordedAt <= date else { break }
  version = recorded.version
}
let events = Array(history)
return replay(events, asOfVersion: version)

// Answer: compare
// Alternative: compares dates with `compare`
// Hole: 1
var past: [RecordedEvent] = []
for recorded in history {
  if recorded.recordedAt.compare(date) == .orderedDescending { break }
  past.append(recorded)
}
return replay(past)

// Answer: first-later
// Alternative: searches for the first later event
// Hole: 1
let events = Array(history)
let end = events.firstIndex { $0.recordedAt > date } ?? events.endIndex
return replay(events[..<end])
