// Exercise: 4.7
// Mistake: ends when it has read what is there
// Shows: never saw the third
var state = try await storage.read { $0 }
progress.advance(to: state.checkpoint)
while true {
  let page = try await store.readAll(after: state.checkpoint, limit: 100)
  guard !page.isEmpty else { return }
  for event in page {
    state = try await storage.update { state in
      try state.take(event)
      return state
    }
    progress.advance(to: state.checkpoint)
  }
}
