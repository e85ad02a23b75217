// Exercise: 4.10
// Alternative: begins anew when the old model was faster
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
