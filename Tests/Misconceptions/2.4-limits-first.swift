// Exercise: 2.4
// Mistake: takes the page from the beginning and then looks for the start
// Shows: A page that begins one event early counts a deposit twice
let indices = streams[stream, default: []].prefix(max(limit, 0))
return indices.dropFirst(max(start, 1) - 1).map { events[$0] }
