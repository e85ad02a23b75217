// Exercise: 6.12
// Mistake: reads one page of the log
// Shows: Between two public events there are
// Hole: 2
let page = try await store.readAll(after: position(of: number), limit: Self.pageSize)
let events = page.filter(EventFeed.isPublic).enumerated().map { offset, event in
  PublicEvent(number: number + offset + 1, recorded: event)
}
return Page(rows: Array(events.prefix(limit)), hasMore: events.count > limit)
