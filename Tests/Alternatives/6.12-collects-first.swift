// Exercise: 6.12
// Alternative: collects first and numbers then
// Hole: 1
event.stream.category == Account.category || event.stream.category == User.category
// Hole: 2
var last = try await position(of: number)
var found: [RecordedEvent] = []
repeat {
  let page = try await store.readAll(after: last, limit: 500)
  guard let newest = page.last else { break }
  found += page.filter(EventFeed.isPublic)
  last = newest.position
} while found.count <= limit
let rows = zip((number + 1)..., found.prefix(limit)).map { PublicEvent(number: $0, recorded: $1) }
return Page(rows: rows, hasMore: found.count > rows.count)
