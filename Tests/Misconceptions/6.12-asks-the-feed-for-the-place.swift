// Exercise: 6.12
// Mistake: knows only the places that the feed has seen
// Shows: The feed finds the place
// Hole: 2
guard var position = try await feed.read({ $0.model.position(of: number) }) else {
  throw Problem(.notReached, "there is no event \(number)", field: "after")
}
var events: [PublicEvent] = []
while events.count <= limit {
  let page = try await store.readAll(after: position, limit: Self.pageSize)
  guard let last = page.last else { break }
  for event in page where EventFeed.isPublic(event) {
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
  }
  position = last.position
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
