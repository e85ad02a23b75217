// Wrong answers to exercise 4.11.

// Answer: answers-about-the-future
// Mistake: answers for a position beyond the end of the log
// Shows: the past does not change
// Hole: 1
var past = Self()
try await past.catchUp(with: store) { $0.position <= position }
return past

// Answer: before-the-date
// Mistake: leaves out events recorded exactly at that time
// Shows: exactly that instant is included
// Instead of:
try await past.catchUp(with: store) { $0.recordedAt <= date }
// Write:
try await past.catchUp(with: store) { $0.recordedAt < date }

// Answer: before-the-position
// Mistake: stops before the position instead of after it
// Shows: what happened there is included
// Instead of:
try await past.catchUp(with: store) { $0.position <= position }
// Write:
try await past.catchUp(with: store) { $0.position < position }

// Answer: counts-events
// Mistake: uses the position as a number of events
// Shows: 3 and 4 are a gap
// Instead of:
try await past.catchUp(with: store) { $0.position <= position }
// Write:
var count = 0
try await past.catchUp(with: store) { _ in
  count += 1
  return count <= position.rawValue
}

// Answer: forgets-the-beginning
// Mistake: treats position 0 of an empty log as the future
// Shows: Every log has reached position 0
// Instead of:
guard position > .start else { return past }
// Write:

// Answer: looks-afterwards
// Mistake: reads the end of the log after the read
// Shows: Check that the log has reached the position before
// Hole: 1
var past = Self()
try await past.catchUp(with: store) { $0.position <= position }
guard past.checkpoint < position else { return past }
let later = try await store.readAll(after: past.checkpoint, limit: 1)
guard !later.isEmpty else { throw PositionNotReached(position: position) }
return past

// Answer: one-page
// Mistake: reads only one page
// Shows: `catchUp` reads page by page
// Instead of:
try await past.catchUp(with: store) { $0.position <= position }
// Write:
for event in try await store.readAll(after: .start, limit: 500) {
  if event.position <= position { try past.take(event) }
}

// Answer: picks-by-date
// Mistake: filters by date, which leaves gaps when the clock was set back
// Shows: never had event 3 without event 2
// Hole: 2
var past = Self()
var position = GlobalPosition.start
while true {
  let page = try await store.readAll(after: position, limit: 500)
  guard let last = page.last else { return past }
  for event in page where event.recordedAt <= date { try past.take(event) }
  position = last.position
}

// Answer: sorts-by-date
// Mistake: sorts the events by their dates
// Shows: pick or sort by date
// Instead of:
try await past.catchUp(with: store) { $0.recordedAt <= date }
// Write:
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

// Answer: wants-an-event-there
// Mistake: treats a gap in the positions as the end of the log
// Shows: 3 and 4 are a gap
// Hole: 1
var past = Self()
try await past.catchUp(with: store) { $0.position <= position }
guard past.checkpoint == position else { throw PositionNotReached(position: position) }
return past

// Answer: wants-more-than-that
// Mistake: requires an event after the position
// Shows: expected as of 6
// Instead of:
let before = GlobalPosition(rawValue: position.rawValue - 1)
let fromThere = try await store.readAll(after: before, limit: 1)
guard !fromThere.isEmpty else { throw PositionNotReached(position: position) }
// Write:
let later = try await store.readAll(after: position, limit: 1)
guard !later.isEmpty else { throw PositionNotReached(position: position) }

// Answer: whole-past-at-once
// Mistake: reads the whole log at once
// Shows: `catchUp` reads page by page
// Instead of:
try await past.catchUp(with: store) { $0.position <= position }
// Write:
for event in try await store.readAll(after: .start, limit: position.rawValue) {
  if event.position <= position { try past.take(event) }
}
