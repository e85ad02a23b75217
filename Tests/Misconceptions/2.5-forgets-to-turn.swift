// Exercise: 2.5
// Mistake: takes the right events and leaves them in their order
// Shows: a page that is turned round has other events in it
let indices = streams[stream, default: []].prefix(max(start, 0))
return indices.suffix(max(limit, 0)).map { events[$0] }
