// Exercise: 1.12
// Alternative: compares dates by their order
var past: [RecordedEvent] = []
for recorded in history {
  if recorded.recordedAt.compare(date) == .orderedDescending { break }
  past.append(recorded)
}
return replay(past)
