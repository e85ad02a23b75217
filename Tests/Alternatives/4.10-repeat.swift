// Exercise: 4.10
// Alternative: compares at the end of the loop
var fresh = Checkpointed<Model>()
var checkpoint = GlobalPosition.start
repeat {
  try await fresh.catchUp(with: store)
  let candidate = fresh
  checkpoint = try await storage.update { current in
    if candidate.checkpoint >= current.checkpoint { current = candidate }
    return current.checkpoint
  }
} while checkpoint > fresh.checkpoint
progress.advance(to: checkpoint)
