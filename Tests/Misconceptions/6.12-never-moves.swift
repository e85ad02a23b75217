// Exercise: 6.12
// Mistake: never goes on after a page of the log
// Shows: thousands of times
// Hole: 2
let position = try await position(of: number)
var events: [PublicEvent] = []
while events.count <= limit {
  let page = try await store.readAll(after: position, limit: Self.pageSize)
  if page.isEmpty { break }
  for event in page where EventFeed.isPublic(event) {
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
  }
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
