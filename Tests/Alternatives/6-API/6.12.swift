// Other right answers to exercise 6.12.

// Answer: collects-first
// Alternative: collects first, and numbers afterwards
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

// Answer: page-as-it-grows
// Alternative: stops when it has one event more than requested
// Hole: 1
switch event.stream.category {
case Account.category, User.category: true
default: false
}
// Hole: 2
var (events, position) = ([PublicEvent](), try await self.position(of: number))
while true {
  let page = try await store.readAll(after: position, limit: limit + 1)
  if page.isEmpty { return Page(rows: events, hasMore: false) }
  for event in page {
    position = event.position
    guard EventFeed.isPublic(event) else { continue }
    if events.count == limit { return Page(rows: events, hasMore: true) }
    events.append(PublicEvent(number: number + 1 + events.count, recorded: event))
  }
}
