// Exercise: 2.5
// Mistake: leaves out the event at the start
// Shows: Which event comes first
let indices = streams[stream, default: []].prefix(start == .max ? .max : max(start - 1, 0))
return indices.reversed().prefix(max(limit, 0)).map { events[$0] }
