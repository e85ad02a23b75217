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

// Answer: returns-from-the-loop
// Alternative: returns from an endless loop after the swap
// Hole: 1
var fresh = Checkpointed<Model>()
while true {
  try await fresh.catchUp(with: store)
  let next = fresh
  let isSwapped = try await storage.update { state in
    if state.checkpoint > next.checkpoint { return false }
    state = next
    return true
  }
  if isSwapped { return progress.advance(to: next.checkpoint) }
}
