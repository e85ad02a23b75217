// Exercise: 2.6
// Alternative: compares the positions
guard limit > 0, let last = events.last, position < last.position else { return [] }
return Array(events.drop { $0.position <= position }.prefix(limit))
