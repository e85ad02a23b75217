// Exercise: 2.6
// Mistake: takes a limit of 0 for no limit
// Shows: A reader that has everything asks like that
let start = max(position.rawValue, 0)
return Array(events.dropFirst(start).prefix(limit > 0 ? limit : .max))
