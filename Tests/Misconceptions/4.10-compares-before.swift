// Exercise: 4.10
// Mistake: compares the checkpoints before the update
// Shows: in the moment of the
var fresh = Checkpointed<Model>()
repeat {
  try await fresh.catchUp(with: store)
} while try await storage.read { $0.checkpoint } > fresh.checkpoint
try await storage.update { [fresh] in $0 = fresh }
progress.advance(to: fresh.checkpoint)
