// Exercise: 4.10
// Mistake: does not tell how far the new model has come
// Shows: Those who wait have to hear of that
var fresh = Checkpointed<Model>()
var isSwapped = false
while !isSwapped {
  try await fresh.catchUp(with: store)
  isSwapped = try await storage.update { [fresh] current in
    guard fresh.checkpoint >= current.checkpoint else { return false }
    current = fresh
    return true
  }
}
