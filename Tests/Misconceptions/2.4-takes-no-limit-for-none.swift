// Exercise: 2.4
// Mistake: takes a limit of 0 for no limit
// Shows: Nothing that a caller can ask for is an error
let indices = streams[stream, default: []].dropFirst(max(start, 1) - 1)
return indices.prefix(limit > 0 ? limit : .max).map { events[$0] }
