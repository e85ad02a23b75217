// Wrong answers to exercise 2.6.

// Answer: goes-by-stream
// Mistake: reads stream after stream
// Shows: The log is the order in which things happened
// Hole: 1
let all = streams.values.sorted { $0.count > $1.count }.flatMap { $0.map { events[$0] } }
return Array(all.dropFirst(max(position.rawValue, 0)).prefix(max(limit, 0)))

// Answer: ignores-the-limit
// Mistake: ignores the limit
// Shows: makes every total wrong
// Hole: 1
let start = max(position.rawValue, 0)
return limit > 0 ? Array(events.dropFirst(start)) : []

// Answer: passes-over-one
// Mistake: leaves out the first event after the position
// Shows: makes every total wrong
// Hole: 1
let start = position.rawValue < 1 ? 0 : position.rawValue
return Array(events.dropFirst(start < events.count ? start + 1 : start).prefix(max(limit, 0)))

// Answer: sends-the-position-again
// Mistake: includes the event at the position
// Shows: makes every total wrong
// Hole: 1
let start = max(position.rawValue - 1, 0)
return Array(events.dropFirst(start).prefix(max(limit, 0)))

// Answer: sorts-by-date
// Mistake: sorts the log by time
// Shows: Neither streams, nor versions, nor times
// Hole: 1
let all = events.sorted { $0.recordedAt < $1.recordedAt }
return Array(all.dropFirst(max(position.rawValue, 0)).prefix(max(limit, 0)))

// Answer: sorts-by-version
// Mistake: sorts by the versions of the streams
// Shows: Neither streams, nor versions, nor times
// Hole: 1
let all = events.sorted { ($0.version, $0.position) < ($1.version, $1.position) }
return Array(all.dropFirst(max(position.rawValue, 0)).prefix(max(limit, 0)))

// Answer: takes-no-limit-for-none
// Mistake: treats a limit of 0 as no limit
// Shows: no request is an error
// Hole: 1
let start = max(position.rawValue, 0)
return Array(events.dropFirst(start).prefix(limit > 0 ? limit : .max))
