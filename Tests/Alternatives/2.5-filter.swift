// Exercise: 2.5
// Alternative: filters, turns round and limits
let known = events.filter { $0.stream == stream && $0.version <= start }
return Array(known.reversed().prefix(max(limit, 0)))
