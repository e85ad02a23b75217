// Exercise: 4.10
// Mistake: swaps without comparing
// Shows: Compare the two checkpoints
var fresh = Checkpointed<Model>()
try await fresh.catchUp(with: store)
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)
