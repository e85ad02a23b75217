// Exercise: 2.5
// Mistake: finds nothing when the start is beyond the end
// Shows: Backwards, from version 100
let known = streams[stream, default: []]
guard start <= known.count || start == .max else { return [] }
return known.prefix(max(start, 0)).reversed().prefix(max(limit, 0)).map { events[$0] }
