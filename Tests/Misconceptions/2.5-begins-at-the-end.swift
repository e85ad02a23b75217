// Exercise: 2.5
// Mistake: begins at the end, whatever the start
// Shows: a page that is turned round has other events in it
let indices = streams[stream, default: []]
return start > 0 ? indices.reversed().prefix(max(limit, 0)).map { events[$0] } : []
