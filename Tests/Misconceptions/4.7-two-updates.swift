// Exercise: 4.7
// Mistake: saves the model and the checkpoint in two updates
// Shows: Between two changes the process may end
let checkpoint = try await storage.read { $0.checkpoint }
progress.advance(to: checkpoint)
for try await event in store.subscribe(after: checkpoint) {
  let isNew = try await storage.update { state in
    guard event.position > state.checkpoint else { return false }
    var model = state.model
    try model.apply(event)
    state = Checkpointed(model: model, checkpoint: state.checkpoint)
    return true
  }
  guard isNew else { continue }
  try await storage.update { state in
    state = Checkpointed(model: state.model, checkpoint: event.position)
  }
  progress.advance(to: event.position)
}
