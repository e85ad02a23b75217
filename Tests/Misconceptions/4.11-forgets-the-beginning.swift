// Exercise: 4.11
// Mistake: takes the beginning of an empty log for the future
// Shows: before the first event
// Hole: 1
var past = Self()
let before = GlobalPosition(rawValue: position.rawValue - 1)
let fromThere = try await store.readAll(after: before, limit: 1)
guard !fromThere.isEmpty else { throw PositionNotReached(position: position) }
try await past.catchUp(with: store) { $0.position <= position }
return past
// Hole: 2
var past = Self()
try await past.catchUp(with: store) { $0.recordedAt <= date }
return past
