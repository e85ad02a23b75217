// Exercise: 2.5
// Mistake: takes the start for a distance from the end
// Shows: Backwards goes down from version 2
let indices = streams[stream, default: []].reversed()
let skipped = start == .max ? 0 : max(start, 1) - 1
return start < 1 ? [] : indices.dropFirst(skipped).prefix(max(limit, 0)).map { events[$0] }
