// Exercise: 4.10
// Mistake: swaps only when both have come just as far
// Shows: as far as the old one, or further
var fresh = Checkpointed<Model>()
var isSwapped = false
while !isSwapped {
  try await fresh.catchUp(with: store)
  isSwapped = try await storage.update { [fresh] current in
    guard fresh.checkpoint == current.checkpoint else { return false }
    current = fresh
    return true
  }
}
progress.advance(to: fresh.checkpoint)
