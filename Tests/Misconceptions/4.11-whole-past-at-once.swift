// Exercise: 4.11
// Mistake: reads the whole past at once
// Shows: `catchUp` reads page by page
// Hole: 1
var past = Self()
guard position > .start else { return past }
let before = GlobalPosition(rawValue: position.rawValue - 1)
let fromThere = try await store.readAll(after: before, limit: 1)
guard !fromThere.isEmpty else { throw PositionNotReached(position: position) }
for event in try await store.readAll(after: .start, limit: position.rawValue) {
  if event.position <= position { try past.take(event) }
}
return past
// Hole: 2
var past = Self()
try await past.catchUp(with: store) { $0.recordedAt <= date }
return past
