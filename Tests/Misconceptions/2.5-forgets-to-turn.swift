// Exercise: 2.5
// Mistake: takes the right events and leaves them in their order
// Shows: The newest event comes first
let indices = streams[stream, default: []].prefix(max(start, 0))
return indices.suffix(max(limit, 0)).map { events[$0] }
