// Exercise: 2.5
// Mistake: begins at the end, whatever the start
// Shows: Backwards goes down from version 3
let indices = streams[stream, default: []]
return start > 0 ? indices.reversed().prefix(max(limit, 0)).map { events[$0] } : []
