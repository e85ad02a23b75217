// Wrong answers to exercise 6.12.

// Answer: accounts-only
// Mistake: includes only accounts
// Shows: UserEmailUpdated
// Hole: 1
event.stream.category == Account.category

// Answer: all-but-requests
// Mistake: includes everything but requests
// Shows: not public
// Hole: 1
event.stream.category != "request"

// Answer: as-far-as-the-feed
// Mistake: stops at the feed's position
// Shows: even if the feed is behind
// Instead of:
var events: [PublicEvent] = []
while events.count <= limit {
// Write:
let count = try await feed.place(of: 0).count
var events: [PublicEvent] = []
while events.count <= limit, number + events.count < count {
// Instead of:
  for event in page where EventFeed.isPublic(event) {
// Write:
  for event in page where EventFeed.isPublic(event) && number + events.count < count {

// Answer: asks-the-feed-for-the-place
// Mistake: accepts only positions that the feed has seen
// Shows: even if the feed is behind
// Instead of:
var position = try await position(of: number)
// Write:
guard var position = try await feed.place(of: number).position else {
  throw Problem(.notReached, "there is no event \(number)", field: "after")
}

// Answer: begins-at-one
// Mistake: numbers each page from 1
// Shows: after number
// Instead of:
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
// Write:
    events.append(PublicEvent(number: events.count + 1, recorded: event))

// Answer: by-type
// Mistake: filters by event type
// Shows: AccountFrozen
// Hole: 1
event.event is Account.Event || event.event is User.Event

// Answer: by-type-name
// Mistake: filters by the names of types
// Shows: AccountFrozen
// Hole: 1
(Account.Event.typeNames.union(User.Event.typeNames)).contains(event.event.typeName)

// Answer: counts-from-zero
// Mistake: numbers events from 0
// Shows: after number
// Instead of:
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
// Write:
    events.append(PublicEvent(number: number + events.count, recorded: event))

// Answer: does-not-move
// Mistake: reads the same page again and again
// Shows: thousands of times
// Instead of:
  position = last.position
// Write:
  position = events.last?.recorded.position ?? position
  _ = last

// Answer: full-means-more
// Mistake: treats each full page as one with more after it
// Shows: after number
// Instead of:
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
// Write:
return Page(rows: Array(events.prefix(limit)), hasMore: events.count >= limit)

// Answer: known-only
// Mistake: leaves out unknown types
// Shows: AccountFrozen
// Hole: 1
[Account.category, User.category].contains(event.stream.category)
  && !(event.event is UnknownEvent)

// Answer: limits-the-log
// Mistake: reads only `limit` events of the log
// Shows: private events don't count as more
// Hole: 2
let page = try await store.readAll(after: position(of: number), limit: limit + 1)
let events = page.filter(EventFeed.isPublic).enumerated().map { offset, event in
  PublicEvent(number: number + offset + 1, recorded: event)
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)

// Answer: never-more
// Mistake: stops at a full page, without looking for more
// Shows: Between two public events there are
// Instead of:
while events.count <= limit {
// Write:
while events.count < limit {

// Answer: never-moves
// Mistake: reads the same page of the log again and again
// Shows: thousands of times
// Instead of:
var position = try await position(of: number)
// Write:
let position = try await position(of: number)
// Instead of:
  guard let last = page.last else { break }
// Write:
  if page.isEmpty { break }
// Instead of:
  position = last.position
// Write:

// Answer: number-is-a-position
// Mistake: uses the number as a position
// Shows: after number
// Instead of:
var position = try await position(of: number)
// Write:
var position = GlobalPosition(rawValue: number)

// Answer: numbers-are-positions
// Mistake: uses positions as numbers
// Shows: after number
// Instead of:
    events.append(PublicEvent(number: number + events.count + 1, recorded: event))
// Write:
    events.append(PublicEvent(number: event.position.rawValue, recorded: event))

// Answer: one-page-of-the-log
// Mistake: reads only one page of the log
// Shows: Between two public events there are
// Hole: 2
let page = try await store.readAll(after: position(of: number), limit: Self.pageSize)
let events = page.filter(EventFeed.isPublic).enumerated().map { offset, event in
  PublicEvent(number: number + offset + 1, recorded: event)
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)

// Answer: one-row-too-many
// Mistake: returns one event too many
// Shows: after number
// Instead of:
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
// Write:
return Page(rows: events, hasMore: events.count > limit)

// Answer: private-means-more
// Mistake: treats private events as more events
// Shows: after number
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

// Answer: stops-at-a-private-page
// Mistake: stops at a page without public events
// Shows: isn't the end
// Instead of:
  guard let last = page.last else { break }
// Write:
  guard let last = page.last, page.contains(where: EventFeed.isPublic) else { break }

// Answer: that-event-again
// Mistake: includes the event itself
// Shows: after number
// Instead of:
var position = try await position(of: number)
// Write:
var position = GlobalPosition(rawValue: try await position(of: number).rawValue - 1)

// Answer: unknown-is-the-beginning
// Mistake: starts from the beginning for an unknown number
// Shows: has seen another log
// Instead of:
var position = try await position(of: number)
// Write:
var position = (try? await position(of: number)) ?? .start

// Answer: unknown-is-the-end
// Mistake: returns an empty page for an unknown number
// Shows: has seen another log
// Instead of:
var position = try await position(of: number)
// Write:
guard var position = try? await position(of: number) else { return Page(rows: [], hasMore: false) }
