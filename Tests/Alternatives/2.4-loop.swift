// Exercise: 2.4
// Alternative: walks through the places
var page: [RecordedEvent] = []
for index in streams[stream] ?? [] where page.count < limit && events[index].version >= start {
  page.append(events[index])
}
return page
