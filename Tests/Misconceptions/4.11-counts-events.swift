// Exercise: 4.11
// Mistake: takes the position for a number of events
// Shows: 3 and 4 are a gap
// Hole: 1
var past = Self()
guard position > .start else { return past }
let before = GlobalPosition(rawValue: position.rawValue - 1)
let fromThere = try await store.readAll(after: before, limit: 1)
guard !fromThere.isEmpty else { throw PositionNotReached(position: position) }
var count = 0
try await past.catchUp(with: store) { _ in
  count += 1
  return count <= position.rawValue
}
return past
// Hole: 2
var past = Self()
try await past.catchUp(with: store) { $0.recordedAt <= date }
return past
