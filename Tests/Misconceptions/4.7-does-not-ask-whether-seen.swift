// Exercise: 4.7
// Mistake: applies an event without asking whether it was seen
// Shows: an event that was seen counts no more
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  try await storage.update { state in
    var model = state.model
    try model.apply(event)
    state = Checkpointed(model: model, checkpoint: event.position)
  }
  progress.advance(to: event.position)
}
