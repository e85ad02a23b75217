// Other right answers to exercise 4.10.

// Answer: repeat
// Alternative: compares at the end of the loop
// Hole: 1
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
