// Exercise: 6.12
// Mistake: numbers each event one too low
// Shows: After number
// Hole: 2
var position = try await position(of: number)
var events: [PublicEvent] = []
while events.count <= limit {
  let page = try await store.readAll(after: position, limit: Self.pageSize)
  guard let last = page.last else { break }
  for event in page where EventFeed.isPublic(event) {
    events.append(PublicEvent(number: number + events.count, recorded: event))
  }
  position = last.position
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
