// Exercise: 2.6
// Mistake: leaves out the event that comes next
// Shows: to send it again, or to pass over the next one
let start = position.rawValue < 1 ? 0 : position.rawValue
return Array(events.dropFirst(start < events.count ? start + 1 : start).prefix(max(limit, 0)))
