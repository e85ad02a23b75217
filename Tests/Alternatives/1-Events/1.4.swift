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

// Answer: last-by-then
// Alternative: takes the history up to the last event that was recorded by then
// Hole: 1
let events = Array(history)
guard let last = events.lastIndex(where: { $0.recordedAt <= date }) else { return initial }
return replay(events[...last])
