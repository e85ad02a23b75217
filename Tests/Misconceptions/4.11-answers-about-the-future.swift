// Exercise: 4.11
// Mistake: answers for a position that the log has not come to
// Shows: the past does not change
// Hole: 1
var past = Self()
try await past.catchUp(with: store) { $0.position <= position }
return past
// Hole: 2
var past = Self()
try await past.catchUp(with: store) { $0.recordedAt <= date }
return past
