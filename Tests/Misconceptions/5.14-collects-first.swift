// Exercise: 5.14
// Mistake: collects the whole log, and then writes it
// Shows: Add each page before you read the next one
let fresh = try makeFreshTable()
var progress = DurableProgress<Model>()
var events: [RecordedEvent] = []
while true {
  let position = events.last?.position ?? progress.checkpoint
  let page = try await store.readAll(after: position, limit: pageSize)
  events += page
  guard page.isEmpty else { continue }
  progress = try add(events, to: fresh, after: progress)
  events = []
  if try swap(in: fresh, at: progress) { return }
}
