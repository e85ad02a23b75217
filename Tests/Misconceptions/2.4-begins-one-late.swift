// Exercise: 2.4
// Mistake: takes the version for the index of the first event
// Shows: A page that begins one event early counts a deposit twice
let indices = streams[stream, default: []].dropFirst(max(start, 0))
return indices.prefix(max(limit, 0)).map { events[$0] }
