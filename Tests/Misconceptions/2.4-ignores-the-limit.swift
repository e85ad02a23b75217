// Exercise: 2.4
// Mistake: reads to the end, whatever the limit
// Shows: A page that begins one event early counts a deposit twice
let indices = streams[stream, default: []].dropFirst(max(start, 1) - 1)
return limit > 0 ? indices.map { events[$0] } : []
