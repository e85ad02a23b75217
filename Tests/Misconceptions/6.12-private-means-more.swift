// Exercise: 6.12
// Mistake: takes whatever comes after the page for more
// Shows: After number
// Hole: 2
var position = try await position(of: number)
var events: [PublicEvent] = []
while events.count < limit {
  guard let event = try await store.readAll(after: position, limit: 1).first else { break }
  if EventFeed.isPublic(event) {
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
  }
  position = event.position
}
let rest = try await store.readAll(after: position, limit: 1)
return Page(rows: events, hasMore: !rest.isEmpty)
