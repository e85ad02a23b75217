// Exercise: 4.10
// Mistake: empties the model and fills it again in place
// Shows: half a model
try await storage.update { $0 = Checkpointed() }
var position = GlobalPosition.start
while true {
  let page = try await store.readAll(after: position, limit: 500)
  guard let last = page.last else { break }
  for event in page { try await storage.update { _ = try $0.take(event) } }
  position = last.position
}
progress.advance(to: position)
