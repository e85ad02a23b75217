// Exercise: 2.4
// Alternative: filters by stream and version
let page = events.filter { $0.stream == stream && $0.version >= start }
return Array(page.prefix(max(limit, 0)))
