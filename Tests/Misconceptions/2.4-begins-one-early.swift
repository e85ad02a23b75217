// Exercise: 2.4
// Mistake: begins with the version before the one that was asked for
// Shows: A page that begins one event early counts a deposit twice
let indices = streams[stream, default: []].dropFirst(start > 1 ? start - 2 : 0)
return indices.prefix(max(limit, 0)).map { events[$0] }
