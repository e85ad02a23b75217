// Exercise: 4.10
// Mistake: swaps although the log could not be read to its end
// Shows: The rebuild met a poisonous event
var fresh = Checkpointed<Model>()
try? await fresh.catchUp(with: store)
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)
