// Other right answers to exercise 4.11.

// Answer: one-reading
// Alternative: reads the events and the end of the log together
// Hole: 1
var past = Self()
var isReached = position <= .start
try await past.catchUp(with: store) { event in
  if event.position >= position { isReached = true }
  return event.position <= position
}
guard isReached else { throw PositionNotReached(position: position) }
return past

// Answer: own-loop
// Alternative: loops over the pages itself
// Instead of:
try await past.catchUp(with: store) { $0.position <= position }
// Write:
while past.checkpoint < position {
  let page = try await store.readAll(after: past.checkpoint, limit: 100)
  for event in page where event.position <= position { try past.take(event) }
  guard let last = page.last, last.position < position else { break }
}
// Hole: 2
var past = Self()
while true {
  let page = try await store.readAll(after: past.checkpoint, limit: 100)
  for event in page {
    if event.recordedAt > date { return past }
    try past.take(event)
  }
  if page.isEmpty { return past }
}
