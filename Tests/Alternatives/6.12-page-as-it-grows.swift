// Exercise: 6.12
// Alternative: stops as soon as it has one more than is wanted
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
