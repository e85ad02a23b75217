// Exercise: 4.11
// Mistake: wants the log to have gone beyond the position
// Shows: as of the
// Hole: 1
var past = Self()
guard position > .start else { return past }
let later = try await store.readAll(after: position, limit: 1)
guard !later.isEmpty else { throw PositionNotReached(position: position) }
try await past.catchUp(with: store) { $0.position <= position }
return past
// Hole: 2
var past = Self()
try await past.catchUp(with: store) { $0.recordedAt <= date }
return past
