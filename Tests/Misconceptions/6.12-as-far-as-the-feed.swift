// Exercise: 6.12
// Mistake: goes no further than the feed has seen
// Shows: The feed finds the place
// Hole: 2
var position = try await position(of: number)
let count = try await feed.read { $0.model.count }
var events: [PublicEvent] = []
while events.count <= limit, number + events.count < count {
  let page = try await store.readAll(after: position, limit: Self.pageSize)
  guard let last = page.last else { break }
  for event in page where EventFeed.isPublic(event) && number + events.count < count {
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
  }
  position = last.position
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
