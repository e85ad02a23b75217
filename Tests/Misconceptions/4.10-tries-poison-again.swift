// Exercise: 4.10
// Mistake: tries a poisonous event again and again
// Shows: did not end
var fresh = Checkpointed<Model>()
var isSwapped = false
while !isSwapped {
  try? await fresh.catchUp(with: store)
  isSwapped = try await storage.update { [fresh] current in
    guard fresh.checkpoint >= current.checkpoint else { return false }
    current = fresh
    return true
  }
}
progress.advance(to: fresh.checkpoint)
