// Exercise: 2.5
// Mistake: takes the start for a distance from the end
// Shows: a page that is turned round has other events in it
let indices = streams[stream, default: []].reversed()
let skipped = start == .max ? 0 : max(start, 1) - 1
return start < 1 ? [] : indices.dropFirst(skipped).prefix(max(limit, 0)).map { events[$0] }
