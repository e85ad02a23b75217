// Other right answers to exercise 4.10.

// Answer: begins-anew
// Alternative: begins anew when the old model was faster
// Hole: 1
while true {
  var fresh = Checkpointed<Model>()
  try await fresh.catchUp(with: store)
  let reached = try await storage.update { [fresh] current -> GlobalPosition? in
    if fresh.checkpoint < current.checkpoint { return nil }
    current = fresh
    return current.checkpoint
  }
  if let reached { return progress.advance(to: reached) }
}

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
