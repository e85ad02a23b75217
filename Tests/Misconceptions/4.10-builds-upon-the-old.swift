// Exercise: 4.10
// Mistake: builds upon the old model
// Shows: a mistake that is built upon stays
var fresh = try await storage.read { $0 }
var isSwapped = false
while !isSwapped {
  try await fresh.catchUp(with: store)
  isSwapped = try await storage.update { [fresh] current in
    guard fresh.checkpoint >= current.checkpoint else { return false }
    current = fresh
    return true
  }
}
progress.advance(to: fresh.checkpoint)
