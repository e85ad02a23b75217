// Exercise: 2.6
// Mistake: begins with the position itself
// Shows: to send it again, or to pass over the next one
let start = max(position.rawValue - 1, 0)
return Array(events.dropFirst(start).prefix(max(limit, 0)))
