// Exercise: 4.11
// Mistake: looks for the end of the log when it has read it
// Shows: and not afterwards
// Hole: 1
var past = Self()
try await past.catchUp(with: store) { $0.position <= position }
guard past.checkpoint < position else { return past }
let later = try await store.readAll(after: past.checkpoint, limit: 1)
guard !later.isEmpty else { throw PositionNotReached(position: position) }
return past
// Hole: 2
var past = Self()
try await past.catchUp(with: store) { $0.recordedAt <= date }
return past
