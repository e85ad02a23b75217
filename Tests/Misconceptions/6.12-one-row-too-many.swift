// Exercise: 6.12
// Mistake: gives the event by which it sees that there is more
// Shows: After number
// Hole: 2
var position = try await position(of: number)
var events: [PublicEvent] = []
while events.count <= limit {
  let page = try await store.readAll(after: position, limit: Self.pageSize)
  guard let last = page.last else { break }
  for event in page where EventFeed.isPublic(event) {
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
  }
  position = last.position
}
return Page(rows: events, hasMore: events.count > limit)
