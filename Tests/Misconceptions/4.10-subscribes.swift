// Exercise: 4.10
// Mistake: subscribes to the log, which has no end
// Shows: The rebuilding did not end
var fresh = Checkpointed<Model>()
for try await event in store.subscribe(after: .start) { try fresh.take(event) }
while try await !storage.update({ [fresh] current in
  guard fresh.checkpoint >= current.checkpoint else { return false }
  current = fresh
  return true
}) {
  try await fresh.catchUp(with: store)
}
progress.advance(to: fresh.checkpoint)
