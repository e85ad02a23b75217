// Other right answers to exercise 2.5.

// Answer: filter
// Alternative: filters, reverses and limits
// Hole: 1
let known = events.filter { $0.stream == stream && $0.version <= start }
return Array(known.reversed().prefix(max(limit, 0)))

// Answer: suffix
// Alternative: reverses a suffix of the events before the start
// Hole: 1
let known = streams[stream, default: []].prefix(max(start, 0))
return known.suffix(max(limit, 0)).reversed().map { events[$0] }
