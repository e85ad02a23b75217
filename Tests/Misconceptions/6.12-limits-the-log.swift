// Exercise: 6.12
// Mistake: reads as much of the log as is wanted of the feed
// Shows: What is not public
// Hole: 2
let page = try await store.readAll(after: position(of: number), limit: limit + 1)
let events = page.filter(EventFeed.isPublic).enumerated().map { offset, event in
  PublicEvent(number: number + offset + 1, recorded: event)
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
