// Exercise: 2.6
// Mistake: reads to the end, whatever the limit
// Shows: to send it again, or to pass over the next one
let start = max(position.rawValue, 0)
return limit > 0 ? Array(events.dropFirst(start)) : []
