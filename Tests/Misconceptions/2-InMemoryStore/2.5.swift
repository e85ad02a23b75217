// Wrong answers to exercise 2.5.

// Answer: begins-at-the-end
// Mistake: ignores the start, and begins at the end
// Shows: a page goes down from version 3
// Hole: 1
let indices = streams[stream, default: []]
return start > 0 ? indices.reversed().prefix(max(limit, 0)).map { events[$0] } : []

// Answer: compares-ids-without-their-category
// Mistake: compares stream ids without their category
// Shows: A stream is its category *and* its id
// Hole: 1
let known = events.filter { $0.stream.id == stream.id }.prefix(max(start, 0))
return Array(known.reversed().prefix(max(limit, 0)))

// Answer: counts-from-the-end
// Mistake: uses the start as a distance from the end
// Shows: a page goes down from version 2
// Hole: 1
let indices = streams[stream, default: []].reversed()
let skipped = start == .max ? 0 : max(start, 1) - 1
return start < 1 ? [] : indices.dropFirst(skipped).prefix(max(limit, 0)).map { events[$0] }

// Answer: forgets-to-turn
// Mistake: returns the right events in forward order
// Shows: The newest event comes first
// Hole: 1
let indices = streams[stream, default: []].prefix(max(start, 0))
return indices.suffix(max(limit, 0)).map { events[$0] }

// Answer: gives-nothing-beyond-the-end
// Mistake: returns nothing when the start is beyond the end
// Shows: it begins with the last event there is
// Hole: 1
let known = streams[stream, default: []]
guard start <= known.count || start == .max else { return [] }
return known.prefix(max(start, 0)).reversed().prefix(max(limit, 0)).map { events[$0] }

// Answer: sorts-by-date
// Mistake: sorts by time instead of version
// Shows: the newest event is the one with the highest version
// Hole: 1
let known = streams[stream, default: []].prefix(max(start, 0)).reversed().map { events[$0] }
return Array(known.sorted { $0.recordedAt > $1.recordedAt }.prefix(max(limit, 0)))

// Answer: starts-before
// Mistake: leaves out the event at the start
// Shows: Which event comes first
// Hole: 1
let indices = streams[stream, default: []].prefix(start == .max ? .max : max(start - 1, 0))
return indices.reversed().prefix(max(limit, 0)).map { events[$0] }

// Answer: turns-the-page-round
// Mistake: reads a page forwards and reverses it
// Shows: reverse first, then limit
// Hole: 1
let first = start == .max ? 1 : max(start, 1)
return readForwards(stream, from: first, limit: limit).reversed()
