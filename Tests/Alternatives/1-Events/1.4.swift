// Other right answers to exercise 1.4.

// Answer: as-of-version
// Alternative: finds the version of that date and asks for the state as of it
// Hole: 1
var version = 0
for recorded in history {
  guard recorded.recordedAt <= date else { break }
  version = recorded.version
}
let events = Array(history)
return replay(events, asOfVersion: version)

// Answer: compare
// Alternative: compares dates by their order
// Hole: 1
var past: [RecordedEvent] = []
for recorded in history {
  if recorded.recordedAt.compare(date) == .orderedDescending { break }
  past.append(recorded)
}
return replay(past)

// Answer: first-later
// Alternative: looks for the first event that was recorded later
// Hole: 1
let events = Array(history)
let end = events.firstIndex { $0.recordedAt > date } ?? events.endIndex
return replay(events[..<end])
