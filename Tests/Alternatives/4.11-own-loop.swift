// Exercise: 4.11
// Alternative: goes through the pages itself
// Hole: 1
var past = Self()
guard position > .start else { return past }
let before = GlobalPosition(rawValue: position.rawValue - 1)
let fromThere = try await store.readAll(after: before, limit: 1)
guard !fromThere.isEmpty else { throw PositionNotReached(position: position) }
while past.checkpoint < position {
  let page = try await store.readAll(after: past.checkpoint, limit: 100)
  for event in page where event.position <= position { try past.take(event) }
  guard let last = page.last, last.position < position else { break }
}
return past
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
