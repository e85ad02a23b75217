// Exercise: 4.11
// Mistake: takes a gap for the end of the log
// Shows: 3 and 4 are a gap
// Hole: 1
var past = Self()
try await past.catchUp(with: store) { $0.position <= position }
guard past.checkpoint == position else { throw PositionNotReached(position: position) }
return past
// Hole: 2
var past = Self()
try await past.catchUp(with: store) { $0.recordedAt <= date }
return past
