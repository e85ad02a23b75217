// Exercise: 2.4
// Mistake: reads the log and forgets the stream
// Shows: Nobody's deposit may show up in somebody else's account
let page = events.filter { $0.version >= start }
return Array(page.prefix(max(limit, 0)))
