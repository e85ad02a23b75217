// Exercise: 4.11
// Mistake: picks every event with a date that fits
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
var position = GlobalPosition.start
while true {
  let page = try await store.readAll(after: position, limit: 500)
  guard let last = page.last else { return past }
  for event in page where event.recordedAt <= date { try past.take(event) }
  position = last.position
}
