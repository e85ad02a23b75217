// Exercise: 2.6
// Alternative: cuts the page out of the log
let start = min(max(position.rawValue, 0), events.count)
let count = min(max(limit, 0), events.count - start)
return Array(events[start..<start + count])
