// Wrong answers to exercise 2.4.

// Answer: begins-one-early
// Mistake: begins one version too early
// Shows: A page that begins one event early counts a deposit twice
// Hole: 1
let indices = streams[stream, default: []].dropFirst(start > 1 ? start - 2 : 0)
return indices.prefix(max(limit, 0)).map { events[$0] }

// Answer: begins-one-late
// Mistake: uses the version as an index
// Shows: one that begins late loses it
// Hole: 1
let indices = streams[stream, default: []].dropFirst(max(start, 0))
return indices.prefix(max(limit, 0)).map { events[$0] }

// Answer: compares-ids-without-their-category
// Mistake: compares stream ids without their category
// Shows: A stream is its category *and* its id
// Hole: 1
let known = events.filter { $0.stream.id == stream.id }
return Array(known.dropFirst(max(start, 1) - 1).prefix(max(limit, 0)))

// Answer: ignores-the-limit
// Mistake: ignores the limit
// Shows: A page that begins one event early counts a deposit twice
// Hole: 1
let indices = streams[stream, default: []].dropFirst(max(start, 1) - 1)
return limit > 0 ? indices.map { events[$0] } : []

// Answer: limits-first
// Mistake: applies the limit before the start
// Shows: the page after version 2
// Hole: 1
let indices = streams[stream, default: []].prefix(max(limit, 0))
return indices.dropFirst(max(start, 1) - 1).map { events[$0] }

// Answer: reads-the-whole-log
// Mistake: returns events of all streams
// Shows: one customer's deposit shows up in another one's account
// Hole: 1
let page = events.filter { $0.version >= start }
return Array(page.prefix(max(limit, 0)))

// Answer: sorts-by-date
// Mistake: sorts the events by time
// Shows: versions give the order, not times
// Hole: 1
let known = streams[stream, default: []].map { events[$0] }.sorted { $0.recordedAt < $1.recordedAt }
return Array(known.dropFirst(max(start, 1) - 1).prefix(max(limit, 0)))

// Answer: takes-no-limit-for-none
// Mistake: treats a limit of 0 as no limit
// Shows: 0 is a limit like any other
// Hole: 1
let indices = streams[stream, default: []].dropFirst(max(start, 1) - 1)
return indices.prefix(limit > 0 ? limit : .max).map { events[$0] }

// Answer: takes-the-limit-for-a-version
// Mistake: uses the limit as the last version
// Shows: the page after version 2
// Hole: 1
let known = streams[stream, default: []].map { events[$0] }
return known.filter { $0.version >= start && $0.version <= limit }
