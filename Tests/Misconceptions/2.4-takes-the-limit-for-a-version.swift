// Exercise: 2.4
// Mistake: takes the limit for the last version
// Shows: A page that begins one event early counts a deposit twice
let known = streams[stream, default: []].map { events[$0] }
return known.filter { $0.version >= start && $0.version <= limit }
