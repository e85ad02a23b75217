// Other right answers to exercise 2.6.

// Answer: compare
// Alternative: compares the positions
// Hole: 1
guard limit > 0, let last = events.last, position < last.position else { return [] }
return Array(events.drop { $0.position <= position }.prefix(limit))

// Answer: slice
// Alternative: uses a slice of the log
// Hole: 1
let start = min(max(position.rawValue, 0), events.count)
let count = min(max(limit, 0), events.count - start)
return Array(events[start..<start + count])
