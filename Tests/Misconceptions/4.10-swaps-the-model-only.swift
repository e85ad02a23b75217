// Exercise: 4.10
// Mistake: swaps the model and keeps the old checkpoint
// Shows: Compare the two checkpoints
var fresh = Checkpointed<Model>()
try await fresh.catchUp(with: store)
try await storage.update { [fresh] current in
  current = Checkpointed(
    model: fresh.model, checkpoint: max(fresh.checkpoint, current.checkpoint))
}
progress.advance(to: fresh.checkpoint)
