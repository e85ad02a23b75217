// Exercise: 4.11
// Mistake: stops before the position instead of after it
// Shows: ; as of the
// Hole: 1
var past = Self()
guard position > .start else { return past }
let before = GlobalPosition(rawValue: position.rawValue - 1)
let fromThere = try await store.readAll(after: before, limit: 1)
guard !fromThere.isEmpty else { throw PositionNotReached(position: position) }
try await past.catchUp(with: store) { $0.position < position }
return past
// Hole: 2
var past = Self()
try await past.catchUp(with: store) { $0.recordedAt <= date }
return past
