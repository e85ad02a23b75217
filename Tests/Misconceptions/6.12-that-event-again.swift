// Exercise: 6.12
// Mistake: begins with the event itself
// Shows: After number
// Hole: 2
var position = GlobalPosition(rawValue: try await position(of: number).rawValue - 1)
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
