// Exercise: 4.10
// Mistake: reads one page and takes it for the log
// Shows: reads to the end, page by page
var fresh = Checkpointed<Model>()
var isSwapped = false
while !isSwapped {
  for event in try await store.readAll(after: fresh.checkpoint, limit: 500) {
    try fresh.take(event)
  }
  isSwapped = try await storage.update { [fresh] current in
    guard fresh.checkpoint >= current.checkpoint else { return false }
    current = fresh
    return true
  }
}
progress.advance(to: fresh.checkpoint)
