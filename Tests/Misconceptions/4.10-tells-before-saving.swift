// Exercise: 4.10
// Mistake: tells of the new model before it is saved
// Shows: Whoever is told reads at once
var fresh = Checkpointed<Model>()
var isSwapped = false
while !isSwapped {
  try await fresh.catchUp(with: store)
  progress.advance(to: fresh.checkpoint)
  isSwapped = try await storage.update { [fresh] current in
    guard fresh.checkpoint >= current.checkpoint else { return false }
    current = fresh
    return true
  }
}
