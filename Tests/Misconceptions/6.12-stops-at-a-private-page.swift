// Exercise: 6.12
// Mistake: takes a page of the log without a public event for the end
// Shows: is not the end
// Hole: 2
var position = try await position(of: number)
var events: [PublicEvent] = []
while events.count <= limit {
  let page = try await store.readAll(after: position, limit: Self.pageSize)
  guard let last = page.last, page.contains(where: EventFeed.isPublic) else { break }
  for event in page where EventFeed.isPublic(event) {
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
  }
  position = last.position
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
