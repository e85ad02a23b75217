// Exercise: 4.6
// Mistake: collects all pages before it takes the first event
// Shows: Take the events of a page before
var events: [RecordedEvent] = []
var position = checkpoint
while true {
  let page = try await store.readAll(after: position, limit: pageSize)
  guard let last = page.last else { break }
  events += page
  position = last.position
}
for event in events {
  guard isWanted(event) else { return }
  try take(event)
}
