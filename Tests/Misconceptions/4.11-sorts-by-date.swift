// Exercise: 4.11
// Mistake: sorts the events by their dates
// Shows: and not event 3 without event 2
// Hole: 1
var past = Self()
guard position > .start else { return past }
let before = GlobalPosition(rawValue: position.rawValue - 1)
let fromThere = try await store.readAll(after: before, limit: 1)
guard !fromThere.isEmpty else { throw PositionNotReached(position: position) }
try await past.catchUp(with: store) { $0.position <= position }
return past
// Hole: 2
var past = Self()
var events: [RecordedEvent] = []
while true {
  let page = try await store.readAll(after: events.last?.position ?? .start, limit: 500)
  if page.isEmpty { break }
  events += page
}
for event in events.sorted(by: { $0.recordedAt < $1.recordedAt }) {
  guard event.recordedAt <= date else { break }
  try past.take(event)
}
return past
