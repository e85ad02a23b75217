// Exercise: 2.5
// Alternative: takes the end of what comes before and turns it round
let known = streams[stream, default: []].prefix(max(start, 0))
return known.suffix(max(limit, 0)).reversed().map { events[$0] }
