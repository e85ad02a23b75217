// Other right answers to exercise 2.4.

// Answer: filter
// Alternative: filters by stream and version
// Hole: 1
let page = events.filter { $0.stream == stream && $0.version >= start }
return Array(page.prefix(max(limit, 0)))

// Answer: loop
// Alternative: loops over the indices
// Hole: 1
var page: [RecordedEvent] = []
for index in streams[stream] ?? [] where page.count < limit && events[index].version >= start {
  page.append(events[index])
}
return page
