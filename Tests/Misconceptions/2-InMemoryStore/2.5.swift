// Wrong answers to exercise 2.5.

// Answer: begins-at-the-end
// Mistake: begins at the end, whatever the start
// Shows: Backwards goes down from version 3
// Hole: 1
let indices = streams[stream, default: []]
return start > 0 ? indices.reversed().prefix(max(limit, 0)).map { events[$0] } : []

// Answer: counts-from-the-end
// Mistake: takes the start for a distance from the end
// Shows: Backwards goes down from version 2
// Hole: 1
let indices = streams[stream, default: []].reversed()
let skipped = start == .max ? 0 : max(start, 1) - 1
return start < 1 ? [] : indices.dropFirst(skipped).prefix(max(limit, 0)).map { events[$0] }

// Answer: forgets-to-turn
// Mistake: takes the right events and leaves them in their order
// Shows: The newest event comes first
// Hole: 1
let indices = streams[stream, default: []].prefix(max(start, 0))
return indices.suffix(max(limit, 0)).map { events[$0] }

// Answer: gives-nothing-beyond-the-end
// Mistake: finds nothing when the start is beyond the end
// Shows: Backwards, from version 100
// Hole: 1
let known = streams[stream, default: []]
guard start <= known.count || start == .max else { return [] }
return known.prefix(max(start, 0)).reversed().prefix(max(limit, 0)).map { events[$0] }

// Answer: starts-before
// Mistake: leaves out the event at the start
// Shows: Which event comes first
// Hole: 1
let indices = streams[stream, default: []].prefix(start == .max ? .max : max(start - 1, 0))
return indices.reversed().prefix(max(limit, 0)).map { events[$0] }

// Answer: turns-the-page-round
// Mistake: reads a page forwards and turns it round
// Shows: reverse the stream, and then take the page
// Hole: 1
let first = start == .max ? 1 : max(start, 1)
return readForwards(stream, from: first, limit: limit).reversed()
